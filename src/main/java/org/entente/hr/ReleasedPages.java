package org.entente.hr;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.entente.people.CurrentPerson;
import org.entente.web.Page;

/** What other sites released to the reader; 404 for anybody else. */
@Path("/released")
@RequestScoped
public class ReleasedPages {
    private CurrentPerson person;
    private Released released;
    private WhoIsWho people;

    protected ReleasedPages() {}

    @Inject
    ReleasedPages(CurrentPerson person, Released released, WhoIsWho people) {
        this.person = person;
        this.released = released;
        this.people = people;
    }

    /** All that the reader has there. */
    public record Overview(List<ReleasedItem> items, Doers homes) {}

    public record Sheet(ReleasedSheet released, Doers homes) {}

    @GET
    @Produces(Page.HTML)
    public Page overview() {
        var items = released.list(person.profile());
        return Page.of(
                "hr/releasedlist", new Overview(items, people.of(items.stream().map(ReleasedItem::home))));
    }

    @GET
    @Path("{id}")
    @Produces(Page.HTML)
    public Page show(@PathParam("id") String id) {
        var found = released.find(id, person.profile());
        return Page.of(
                "hr/released",
                new Sheet(found, people.of(Stream.of(found.release().home()))));
    }

    @GET
    @Path("{id}/files/{file}")
    @Produces(MediaType.WILDCARD)
    public Response file(@PathParam("id") String id, @PathParam("file") String file) {
        var taken = released.file(id, file, person.profile());
        return ApplicationDownload.saved(
                        out -> taken.parts().file(taken.before(), taken.file().size(), out),
                        taken.file().name())
                .type(taken.file().type())
                .header("Content-Length", taken.file().size())
                .build();
    }
}
