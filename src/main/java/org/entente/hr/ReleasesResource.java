package org.entente.hr;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.entente.web.Listing;
import org.jspecify.annotations.Nullable;

/** Releases of applications and certificates of their erasure, for programs of HR; 404 for who sees no application. */
@Path("/api/applications")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ReleasesResource {
    private CurrentPerson person;
    private Releases releases;

    protected ReleasesResource() {}

    @Inject
    ReleasesResource(CurrentPerson person, Releases releases) {
        this.person = person;
        this.releases = releases;
    }

    @GET
    @Path("{id}/release")
    @Operation(summary = "To whom it was released, and what became of that (hr)")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "Listing.hr.Release")))
    public Listing<Release> list(@PathParam("id") String id) {
        return new Listing<>(releases.look(id, person.profile()), null);
    }

    @POST
    @Path("{id}/release")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Release it to one person at another site (hr)",
            description =
                    "days: until it expires, 1 to 90, else 14. It is sent sealed once the other site has made a key.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(ref = "hr.Release")))
    public Response offer(@PathParam("id") String id, @Nullable ReleaseWish body) {
        var sent = Problem.body(body);
        return Response.status(201)
                .entity(releases.offer(id, sent, person.profile()))
                .build();
    }

    @DELETE
    @Path("{id}/release/{n: \\d{1,9}}")
    @Operation(
            summary = "Take a release back (hr)",
            description = "state is withdrawn until the other site confirms that its key is destroyed, then ended.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "hr.Release")))
    public Release withdraw(@PathParam("id") String id, @PathParam("n") int n) {
        return releases.withdraw(id, n, person.profile());
    }
}
