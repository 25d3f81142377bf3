package org.entente.mailinglist;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.entente.people.CurrentPerson;
import org.entente.web.Listing;

/** What waits for a list's owners, for programs, at its home site. */
@Path("/api/lists/{list}/held")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ListHeldResource {
    private CurrentPerson person;
    private Moderation moderation;

    protected ListHeldResource() {}

    @Inject
    ListHeldResource(CurrentPerson person, Moderation moderation) {
        this.person = person;
        this.moderation = moderation;
    }

    @GET
    @Operation(summary = "What waits for an owner of the list, the oldest first (owners)")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "Listing.mailinglist.HeldPost")))
    public Listing<HeldPost> waiting(@PathParam("list") String list) {
        return new Listing<>(moderation.waiting(list, person.profile()), null);
    }
}
