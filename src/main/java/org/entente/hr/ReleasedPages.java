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
import org.entente.people.CurrentPerson;
import org.entente.web.Page;

/** What other sites released to the reader; 404 for anybody else. */
@Path("/released")
@RequestScoped
public class ReleasedPages {
    private CurrentPerson person;
    private Released released;

    protected ReleasedPages() {}

    @Inject
    ReleasedPages(CurrentPerson person, Released released) {
        this.person = person;
        this.released = released;
    }

    /** All that the reader has there. */
    public record Overview(List<ReleasedItem> items) {}

    @GET
    @Produces(Page.HTML)
    public Page overview() {
        return Page.of("hr/releasedlist", new Overview(released.list(person.profile())));
    }

    @GET
    @Path("{id}")
    @Produces(Page.HTML)
    public Page show(@PathParam("id") String id) {
        return Page.of("hr/released", released.find(id, person.profile()));
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
