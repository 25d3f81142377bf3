package org.entente.exchange;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.entente.people.CurrentPerson;
import org.entente.people.Role;
import org.entente.site.Problem;
import org.entente.web.Cursor;
import org.entente.web.Listing;
import org.jspecify.annotations.Nullable;

/** The bridge for programs: everybody signed in sees its state, administrators see and replay what is parked. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class BridgeResource {
    private CurrentPerson person;
    private Bridge bridge;
    private ParkedEnvelopes parked;
    private Replays replays;

    protected BridgeResource() {}

    @Inject
    BridgeResource(CurrentPerson person, Bridge bridge, ParkedEnvelopes parked, Replays replays) {
        this.person = person;
        this.bridge = bridge;
        this.parked = parked;
        this.replays = replays;
    }

    @GET
    @Path("bridge")
    @Operation(
            summary = "The link, the streams and the outages",
            description =
                    "published and arrived count the peer's envelopes (\"41 of 44\"), waiting ours that it has not"
                            + " taken yet. outages: of the last 30 days, a peer's newest first, at most 200 a peer; from"
                            + " lastHeardAt to heardAgainAt, which is null while it lasts. awaySeconds of its seconds this site"
                            + " itself did not work, and ours says that this is all of it.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "exchange.Bridge$State")))
    public Bridge.State state() {
        return bridge.state();
    }

    @GET
    @Path("parked")
    @Operation(summary = "Envelopes that could not be applied, oldest first (admin)")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "Listing.exchange.Parked")))
    public Listing<Parked> parked(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        person.require(Role.ADMIN);
        int most = Listing.limit(limit);
        return Listing.of(parked.list(place(Cursor.place(after)), most + 1), most, entry -> Long.toString(entry.id()));
    }

    static long place(String cursor) {
        try {
            return cursor.isEmpty() ? 0 : Long.parseLong(cursor);
        } catch (NumberFormatException notOurs) {
            throw Problem.invalid("after", "web.fault.after");
        }
    }

    /** How many envelopes took effect: the one asked for and those that waited behind it. */
    public record Replayed(int applied) {}

    @POST
    @Path("parked/{id}/replay")
    @Operation(summary = "Try a parked envelope again, and what waits behind it (admin)")
    public Replayed replay(@PathParam("id") long id) {
        person.require(Role.ADMIN);
        return new Replayed(replays.replay(id));
    }
}
