package org.entente.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.entente.people.CurrentPerson;
import org.entente.people.ImportReport.Invitation;
import org.entente.people.People;
import org.entente.people.Profile;
import org.entente.people.Role;
import org.entente.site.Site;
import org.jspecify.annotations.Nullable;

/** The people of this site, for its administrators. */
@Path("/api/people")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class PeopleResource {
    private CurrentPerson person;
    private People people;
    private Site site;

    protected PeopleResource() {}

    @Inject
    PeopleResource(CurrentPerson person, People people, Site site) {
        this.person = person;
        this.people = people;
        this.site = site;
    }

    @GET
    @Operation(summary = "All people by sign-in, disabled ones too (admin)")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "Listing.web.PersonBody")))
    public Listing<PersonBody> list(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        person.require(Role.ADMIN);
        var most = Listing.limit(limit);
        return Listing.of(people.list(Cursor.place(after), most + 1), most, Profile::id)
                .map(PersonBody::of);
    }

    /** What became of the file; {@code links} are secrets, shown this once. */
    public record Import(int added, int changed, int unchanged, List<BadLine> badLines, List<Link> links) {}

    public record BadLine(long line, String column, String message) {}

    public record Link(String person, String address) {}

    @POST
    @Path("import")
    @Consumes("text/csv")
    @Operation(
            summary = "Add and update people from CSV (admin)",
            description =
                    "UTF-8 with a header: sign-in,name,email,department,roles,language,zone. Bad lines are reported, good ones count.")
    public Import importFile(byte[] csv) {
        person.require(Role.ADMIN);
        var report = people.importFile(csv, true);
        return new Import(
                report.added(),
                report.changed(),
                report.unchanged(),
                report.badLines().stream()
                        .map(bad -> new BadLine(
                                bad.line(),
                                bad.column(),
                                Texts.text(
                                        Locale.ENGLISH,
                                        bad.text(),
                                        bad.arguments().toArray())))
                        .toList(),
                report.invitations().stream().map(this::link).toList());
    }

    @POST
    @Path("{id}/disabling")
    @Operation(summary = "Let a person in no more, and end their sessions (admin)")
    public PersonBody disable(@PathParam("id") String id) {
        person.require(Role.ADMIN);
        return PersonBody.of(people.disable(id, person.id()));
    }

    @POST
    @Path("{id}/enabling")
    @Operation(summary = "Let a disabled person in again (admin)")
    public PersonBody enable(@PathParam("id") String id) {
        person.require(Role.ADMIN);
        return PersonBody.of(people.enable(id));
    }

    @POST
    @Path("{id}/reset")
    @Operation(summary = "A one-time link, good for seven days, with which a person chooses a password (admin)")
    public Link reset(@PathParam("id") String id) {
        person.require(Role.ADMIN);
        return link(people.reset(id));
    }

    private Link link(Invitation invitation) {
        return new Link(invitation.person(), site.address() + "/one-time/" + invitation.token());
    }
}
