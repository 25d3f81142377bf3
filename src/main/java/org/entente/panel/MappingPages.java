package org.entente.panel;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.entente.people.CurrentPerson;
import org.entente.web.Page;

/** Where the owner of a panel's list sees what was not understood, and says how it is read. */
@Path("/panels/{list}/mapping")
@Produces(Page.HTML)
@RequestScoped
public class MappingPages {
    private CurrentPerson person;
    private MappingDesk desk;

    protected MappingPages() {}

    @Inject
    MappingPages(CurrentPerson person, MappingDesk desk) {
        this.person = person;
        this.desk = desk;
    }

    /** @param faults what is still open of what was just said */
    public record MappingPage(String list, List<OpenRelease> releases, int remembered, boolean stillOpen) {
        public List<String> facts() {
            return Stream.of(Fact.values()).map(Fact::key).toList();
        }
    }

    public record OpenRelease(Release release, List<OpenFile> files) {}

    public record OpenFile(String name, List<Gap> broken, List<OpenTable> tables) {}

    /** @param columns each heading once, a period in it replaced; {@code headings} as they stand */
    public record OpenTable(
            String sheet,
            String layout,
            List<Gap> gaps,
            Mapping mapping,
            List<String> headings,
            List<List<String>> rows) {
        /** The value of the choice that stands for that column now. */
        public String role(Column column) {
            return column.is() == Column.Role.VALUE && column.fact() != null
                    ? "value:" + (Fact.of(column.fact()).isPresent() ? column.fact() : "*")
                    : column.role();
        }

        public String letter(int column) {
            return Layout.letter(column);
        }
    }

    @GET
    public Page show(@PathParam("list") String list) throws IOException {
        return page(list, false);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response say(@PathParam("list") String list, MultivaluedMap<String, String> form) throws IOException {
        var said = new Layouts.Said(form.getFirst("sender"), form.getFirst("layout"), MappingForm.read(form));
        return desk.say(list, String.valueOf(form.getFirst("post")), said, person.profile())
                ? Response.seeOther(URI.create("/panels/" + list + "?notice=panel.read"))
                        .build()
                : page(list, true).status(422);
    }

    private Page page(String list, boolean stillOpen) throws IOException {
        var releases = desk.waiting(list, person.profile()).stream()
                .map(waiting -> new OpenRelease(
                        waiting.release(),
                        waiting.files().stream().map(MappingPages::file).toList()))
                .toList();
        int remembered = desk.layouts(list, person.profile()).layouts().size();
        return Page.of("panel/mapping", new MappingPage(list, releases, remembered, stillOpen));
    }

    private static OpenFile file(Reading reading) {
        return new OpenFile(
                reading.file(),
                reading.broken(),
                reading.tables().stream()
                        .map(table -> new OpenTable(
                                table.name(),
                                table.layout(),
                                table.gaps(),
                                table.mapping(),
                                table.headings(),
                                table.rows()))
                        .toList());
    }
}
