package org.entente.memo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.entente.exchange.Bridge;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.entente.web.Cursor;
import org.entente.web.Listing;
import org.entente.web.Page;
import org.jspecify.annotations.Nullable;

/** Lists of memos: the morning, a reader's boxes, what an author has sent. */
@Path("/")
@Produces(Page.HTML)
@RequestScoped
public class InboxPages {
    private static final int A_PAGE = 30;
    private static final int A_MORNING = 12;

    private CurrentPerson person;
    private MemoReading reading;
    private Bridge bridge;

    protected InboxPages() {}

    @Inject
    InboxPages(CurrentPerson person, MemoReading reading, Bridge bridge) {
        this.person = person;
        this.reading = reading;
        this.bridge = bridge;
    }

    /** A box, the words searched for in it, and how many wait in each. */
    public record Inbox(
            String box,
            String words,
            List<MemoItem> items,
            @Nullable String next,
            boolean first,
            long toAcknowledge,
            long unopened,
            List<Bridge.Peer> peers) {}

    /** The first page of the day: what must be acknowledged, what is new, and how many there are of each. */
    public record Day(
            List<MemoItem> due, List<MemoItem> fresh, long toAcknowledge, long unopened, List<Bridge.Peer> peers) {}

    @GET
    public Page inbox(
            @QueryParam("box") @Nullable String box,
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("after") @Nullable String after) {
        var counts = reading.counts(person.profile());
        long toAcknowledge = counts.getOrDefault(Box.TO_ACKNOWLEDGE, 0L);
        if ((box == null || box.isEmpty()) && words.isBlank()) {
            var waiting = reading.morning(person.profile(), A_MORNING);
            return Page.of(
                    "memo/day",
                    new Day(
                            waiting.get(0),
                            waiting.get(1),
                            toAcknowledge,
                            counts.getOrDefault(Box.NEW, 0L),
                            bridge.peers()));
        }
        var name = box == null || box.isEmpty() ? Box.ALL.key() : box;
        var chosen = Box.of(name).orElseThrow(() -> Problem.invalid("box", "memo.fault.box", name));
        var list = list(chosen, words, after);
        return Page.of(
                "memo/inbox",
                new Inbox(
                        chosen.key(),
                        words,
                        list.items(),
                        list.next(),
                        after == null,
                        toAcknowledge,
                        counts.getOrDefault(Box.NEW, 0L),
                        bridge.peers()));
    }

    @GET
    @Path("sent")
    public Page sent(@QueryParam("q") @DefaultValue("") String words, @QueryParam("after") @Nullable String after) {
        var list = list(Box.SENT, words, after);
        return Page.of(
                "memo/sent", new Inbox("sent", words, list.items(), list.next(), after == null, 0, 0, bridge.peers()));
    }

    private Listing<MemoItem> list(Box box, String words, @Nullable String after) {
        var place = MemosResource.place(Cursor.place(after));
        var found = reading.list(box, person.profile(), Search.words(words), place, A_PAGE + 1);
        return Listing.of(found, A_PAGE, item -> item.arrivedAt() + " " + item.id());
    }
}
