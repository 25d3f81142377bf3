package org.entente.memo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
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
import org.entente.exchange.Bridge;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.entente.web.Cursor;
import org.entente.web.Listing;
import org.entente.web.Page;
import org.jspecify.annotations.Nullable;

/** What readers see: their boxes, a memo; its author sees more in {@link ProofPages}. */
@Path("/")
@Produces(Page.HTML)
@RequestScoped
public class MemoPages {
    private static final int A_PAGE = 30;

    private CurrentPerson person;
    private Memos memos;
    private MemoReading reading;
    private Bridge bridge;

    protected MemoPages() {}

    @Inject
    MemoPages(CurrentPerson person, Memos memos, MemoReading reading, Bridge bridge) {
        this.person = person;
        this.memos = memos;
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

    /** A memo in one of its languages. {@code versions} is for its author alone. */
    public record Reading(
            MemoDetail memo, String language, MemoText text, List<MemoVersions.Kept> versions, boolean amended) {
        public List<String> otherLanguages() {
            return memo.texts().keySet().stream()
                    .filter(each -> !each.equals(language))
                    .toList();
        }

        public String html() {
            return Markdown.html(text.body() == null ? "" : text.body());
        }
    }

    @GET
    public Page inbox(
            @QueryParam("box") @Nullable String box,
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("after") @Nullable String after) {
        var counts = reading.counts(person.profile());
        long toAcknowledge = counts.getOrDefault(Box.TO_ACKNOWLEDGE, 0L);
        var usual = toAcknowledge > 0 ? Box.TO_ACKNOWLEDGE : words.isBlank() ? Box.NEW : Box.ALL;
        var name = box == null || box.isEmpty() ? usual.key() : box;
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
                        bridge.state().peers()));
    }

    @GET
    @Path("sent")
    public Page sent(@QueryParam("q") @DefaultValue("") String words, @QueryParam("after") @Nullable String after) {
        var list = list(Box.SENT, words, after);
        return Page.of(
                "memo/sent",
                new Inbox(
                        "sent",
                        words,
                        list.items(),
                        list.next(),
                        after == null,
                        0,
                        0,
                        bridge.state().peers()));
    }

    private Listing<MemoItem> list(Box box, String words, @Nullable String after) {
        var place = MemosResource.place(Cursor.place(after));
        var found = reading.list(box, person.profile(), Search.words(words), place, A_PAGE + 1);
        return Listing.of(found, A_PAGE, item -> item.arrivedAt() + " " + item.id());
    }

    /** Seeing it here is opening it. */
    @GET
    @Path("memos/{id}")
    public Page read(@PathParam("id") String id, @QueryParam("text") @Nullable String text) {
        if (reading.read(id, person.profile()).publishedAt() != null) {
            reading.open(id, person.profile());
        }
        var memo = reading.read(id, person.profile());
        var language = language(memo.texts(), text);
        List<MemoVersions.Kept> versions = memo.mine() ? memos.versions(id, person.profile()) : List.of();
        return Page.of(
                "memo/memo", new Reading(memo, language, memo.texts().get(language), versions, memo.version() > 1));
    }

    private String language(Map<String, MemoText> texts, @Nullable String asked) {
        if (asked != null && texts.containsKey(asked)) {
            return asked;
        }
        var own = person.language().getLanguage();
        return texts.containsKey(own) ? own : texts.keySet().iterator().next();
    }

    @POST
    @Path("memos/{id}/acknowledgement")
    public Response acknowledge(@PathParam("id") String id, @FormParam("version") @DefaultValue("0") int version) {
        try {
            reading.acknowledge(id, version, person.profile());
            return to("/memos/" + id + "?notice=memo.acknowledged");
        } catch (Problem changed) {
            if (changed.type().equals("changed-while-reading")) {
                return to("/memos/" + id + "?notice=memo.changed-while-reading");
            }
            throw changed;
        }
    }

    @POST
    @Path("memos/{id}/withdrawal")
    public Response withdraw(@PathParam("id") String id) {
        memos.withdraw(id, person.profile());
        return to("/memos/" + id + "/proof?notice=memo.withdrawn");
    }

    static Response to(String address) {
        return Response.seeOther(URI.create(address)).build();
    }
}
