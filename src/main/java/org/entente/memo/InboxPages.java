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
import org.entente.people.Absence;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.entente.web.Frame;
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
    private Desk desk;
    private Boxes boxes;
    private Bridge bridge;
    private Deputies deputies;

    protected InboxPages() {}

    @Inject
    InboxPages(CurrentPerson person, Desk desk, Boxes boxes, Bridge bridge, Deputies deputies) {
        this.person = person;
        this.desk = desk;
        this.boxes = boxes;
        this.bridge = bridge;
        this.deputies = deputies;
    }

    /** "12", "99+". */
    public static String count(Frame frame, long number) {
        return number < Boxes.COUNTED ? frame.number(number) : frame.number(Boxes.COUNTED - 1) + "+";
    }

    /** A box, the words searched for in it, and how many wait in each; {@code instead}: whose deputy looks at it. */
    public record Inbox(
            String box,
            String words,
            List<MemoItem> items,
            @Nullable String next,
            boolean first,
            long toAcknowledge,
            long unopened,
            List<Bridge.Peer> peers,
            @Nullable Absence instead) {
        public String address(MemoItem item) {
            return MemoPages.address(item.id(), instead);
        }

        public String box(String name) {
            return InboxPages.box(name, instead);
        }
    }

    /** What must be acknowledged, what is new, what a deputy has dealt with, and how many there are of the first two. */
    public record Waiting(
            List<MemoItem> due,
            List<MemoItem> fresh,
            List<MemoItem> byDeputy,
            long toAcknowledge,
            long unopened,
            @Nullable Absence instead) {
        public String address(MemoItem item) {
            return MemoPages.address(item.id(), instead);
        }

        public String box(String name) {
            return InboxPages.box(name, instead);
        }
    }

    /** The first page of the day; {@code others}: for whom the reader is the deputy. */
    public record Day(Waiting mine, List<Waiting> others, List<Bridge.Peer> peers) {}

    /** The address of a box; parameters may follow. */
    private static String box(String name, @Nullable Absence instead) {
        return "/?box=" + name + (instead == null ? "" : "&for=" + instead.person());
    }

    @GET
    public Page inbox(
            @QueryParam("box") @Nullable String box,
            @QueryParam("for") @Nullable String whom,
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("after") @Nullable String after) {
        var me = person.profile();
        var reader = deputies.find(whom, me);
        if ((box == null || box.isEmpty()) && words.isBlank() && !reader.isDeputy()) {
            var others = deputies.all(me).stream()
                    .map(one -> desk.waiting(one, A_MORNING))
                    .toList();
            return Page.of("memo/day", new Day(desk.waiting(reader, A_MORNING), others, bridge.peers()));
        }
        var counts = boxes.counts(reader);
        var name = box == null || box.isEmpty() ? Box.ALL.key() : box;
        var chosen = Box.of(name).orElseThrow(() -> Problem.invalid("box", "memo.fault.box", name));
        var list = desk.page(chosen, reader, Search.words(words), after, A_PAGE);
        return Page.of(
                "memo/inbox",
                new Inbox(
                        chosen.key(),
                        words,
                        list.items(),
                        list.next(),
                        after == null,
                        counts.getOrDefault(Box.TO_ACKNOWLEDGE, 0L),
                        counts.getOrDefault(Box.NEW, 0L),
                        bridge.peers(),
                        reader.absence()));
    }

    @GET
    @Path("sent")
    public Page sent(@QueryParam("q") @DefaultValue("") String words, @QueryParam("after") @Nullable String after) {
        var reader = ForWhom.oneself(person.profile());
        var list = desk.page(Box.SENT, reader, Search.words(words), after, A_PAGE);
        return Page.of(
                "memo/sent",
                new Inbox("sent", words, list.items(), list.next(), after == null, 0, 0, bridge.peers(), null));
    }
}
