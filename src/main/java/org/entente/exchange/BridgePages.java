package org.entente.exchange;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.entente.people.CurrentPerson;
import org.entente.people.Role;
import org.entente.web.Cursor;
import org.entente.web.Listing;
import org.entente.web.Page;
import org.jspecify.annotations.Nullable;

/** The bridge for people: the link, the streams, and for administrators what is parked. */
@Path("/bridge")
@Produces(Page.HTML)
@RequestScoped
public class BridgePages {
    private static final int A_PAGE = 50;

    private CurrentPerson person;
    private Bridge bridge;
    private Transits transits;
    private ParkedEnvelopes parked;
    private Replays replays;

    protected BridgePages() {}

    @Inject
    BridgePages(CurrentPerson person, Bridge bridge, Transits transits, ParkedEnvelopes parked, Replays replays) {
        this.person = person;
        this.bridge = bridge;
        this.transits = transits;
        this.parked = parked;
        this.replays = replays;
    }

    /**
     * {@code transits} has the last day of each peer; {@code parked} is empty for whoever is no administrator, {@code
     * state.parked} counts for all.
     */
    public record BridgePage(
            Bridge.State state,
            Map<String, TransitDay> transits,
            List<Parked> parked,
            @Nullable String next) {}

    @GET
    public Page bridge(@QueryParam("after") @Nullable String after) {
        var list = person.hasRole(Role.ADMIN)
                ? Listing.of(
                        parked.list(BridgeResource.place(Cursor.place(after)), A_PAGE + 1),
                        A_PAGE,
                        entry -> Long.toString(entry.id()))
                : new Listing<Parked>(List.of(), null);
        var state = bridge.stateWithoutLatency();
        var days = state.peers().stream()
                .collect(Collectors.toMap(Bridge.Peer::site, peer -> transits.day(peer.site(), person.zone())));
        return Page.of("exchange/bridge", new BridgePage(state, days, list.items(), list.next()));
    }

    @POST
    @Path("parked/{id}/replay")
    public Response replay(@PathParam("id") long id) {
        person.require(Role.ADMIN);
        replays.replay(id);
        return Response.seeOther(URI.create("/bridge?notice=exchange.replayed")).build();
    }
}
