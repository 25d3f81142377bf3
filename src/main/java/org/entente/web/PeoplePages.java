package org.entente.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.entente.people.CurrentPerson;
import org.entente.people.ImportReport;
import org.entente.people.ImportReport.BadLine;
import org.entente.people.ImportReport.Invitation;
import org.entente.people.MailTrouble;
import org.entente.people.MailTroubles;
import org.entente.people.People;
import org.entente.people.Profile;
import org.entente.people.Role;
import org.entente.people.SignInFailure;
import org.entente.people.SignIns;
import org.entente.site.Problem;
import org.entente.site.Site;
import org.jspecify.annotations.Nullable;

/** The people of this site, for its administrators. */
@Path("/people")
@Produces(Page.HTML)
@RequestScoped
public class PeoplePages {
    private static final int LINES = 100;
    /** 20,000 people; a file beyond this is not one of people. */
    private static final int LARGEST = 2_000_000;

    private CurrentPerson person;
    private People people;
    private SignIns signIns;
    private MailTroubles troubles;
    private Site site;

    protected PeoplePages() {}

    @Inject
    PeoplePages(CurrentPerson person, People people, SignIns signIns, MailTroubles troubles, Site site) {
        this.person = person;
        this.people = people;
        this.signIns = signIns;
        this.troubles = troubles;
        this.site = site;
    }

    @GET
    public Page list(@QueryParam("after") @Nullable String after) {
        person.require(Role.ADMIN);
        var listed = people.list(Cursor.place(after), LINES + 1);
        return Page.of(
                "web/people",
                new Listed(
                        Listing.of(listed, LINES, Profile::id),
                        troubles.of(listed.stream().map(Profile::id).toList())));
    }

    /** Some of the people, and whose mail comes back. */
    public record Listed(Listing<Profile> people, Map<String, MailTrouble> troubles) {}

    @GET
    @Path("failures")
    public Page failures() {
        person.require(Role.ADMIN);
        return Page.of("web/failures", new Failures(signIns.failures(200)));
    }

    /** The newest first. */
    public record Failures(List<SignInFailure> failures) {}

    /** What became of the file, and where the links in it lead. */
    public record Imported(ImportReport report, String address) {
        private static final int FIRST = 200;

        /** The first faults: a file of another kind has one in each line, and nobody reads thousands. */
        public List<BadLine> shown() {
            return report.badLines()
                    .subList(0, Math.min(FIRST, report.badLines().size()));
        }
    }

    @POST
    @Path("import")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Page importFile(@FormParam("file") @Nullable EntityPart file) throws IOException {
        person.require(Role.ADMIN);
        if (file == null) {
            throw Problem.invalid("file", "web.fault.file");
        }
        try (var content = file.getContent()) {
            var csv = content.readNBytes(LARGEST + 1);
            if (csv.length > LARGEST) {
                throw Problems.problem(413, "too-large");
            }
            return Page.of("web/imported", new Imported(people.importFile(csv, true), address()));
        }
    }

    @GET
    @Path("{any: import|.+/reset}")
    public Response back() {
        return Response.seeOther(URI.create("/people")).build();
    }

    @POST
    @Path("{id}/disabling")
    public Response disable(@PathParam("id") String id) {
        person.require(Role.ADMIN);
        people.disable(id, person.id());
        return Response.seeOther(URI.create("/people?notice=web.disabled")).build();
    }

    @POST
    @Path("{id}/enabling")
    public Response enable(@PathParam("id") String id) {
        person.require(Role.ADMIN);
        people.enable(id);
        return Response.seeOther(URI.create("/people?notice=web.enabled")).build();
    }

    /** Mail goes to the person again after it came back too often. */
    @POST
    @Path("{id}/mail")
    public Response resume(@PathParam("id") String id) {
        person.require(Role.ADMIN);
        troubles.resume(id);
        return Response.seeOther(URI.create("/people?notice=web.mailed")).build();
    }

    /** A link that lets the person choose a password, shown this once. */
    public record Reset(Invitation invitation, String address) {}

    @POST
    @Path("{id}/reset")
    public Page reset(@PathParam("id") String id) {
        person.require(Role.ADMIN);
        return Page.of("web/reset", new Reset(people.reset(id), address()));
    }

    private String address() {
        return site.address() + "/one-time/";
    }
}
