package org.entente.mailinglist;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/** An owner's word on what waits, for programs, at the list's home site. */
@Path("/api/held")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class HeldResource {
    private CurrentPerson person;
    private Moderation moderation;

    protected HeldResource() {}

    @Inject
    HeldResource(CurrentPerson person, Moderation moderation) {
        this.person = person;
        this.moderation = moderation;
    }

    /** @param always whether this sender's posts go out from now on */
    public record Acceptance(@Nullable Boolean always) {}

    /** @param reason what the sender is told */
    public record Rejection(@Nullable String reason) {}

    @POST
    @Path("{id}/acceptance")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Let it out; with always: true this sender's posts go out from now on (owners)")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "mailinglist.HeldPost")))
    public HeldPost accept(@PathParam("id") String id, @Nullable Acceptance body) {
        moderation.accept(id, body != null && Boolean.TRUE.equals(body.always()), person.profile());
        return moderation.find(id, person.profile());
    }

    @POST
    @Path("{id}/rejection")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Send it back with a reason (owners)")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "mailinglist.HeldPost")))
    public HeldPost reject(@PathParam("id") String id, @Nullable Rejection body) {
        var sent = Problem.body(body, "send the reason as a JSON object");
        moderation.reject(id, Objects.requireNonNullElse(sent.reason(), ""), person.profile());
        return moderation.find(id, person.profile());
    }

    @POST
    @Path("{id}/discard")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Let it go, and tell nobody (owners)")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "mailinglist.HeldPost")))
    public HeldPost discard(@PathParam("id") String id) {
        moderation.discard(id, person.profile());
        return moderation.find(id, person.profile());
    }
}
