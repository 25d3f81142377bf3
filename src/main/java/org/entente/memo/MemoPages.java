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
import org.entente.attachment.Attachment;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.entente.web.Page;
import org.jspecify.annotations.Nullable;

/** One memo for its reader; its author sees more in {@link ProofPages}. */
@Path("/")
@Produces(Page.HTML)
@RequestScoped
public class MemoPages {
    private CurrentPerson person;
    private Memos memos;
    private MemoReading reading;

    protected MemoPages() {}

    @Inject
    MemoPages(CurrentPerson person, Memos memos, MemoReading reading) {
        this.person = person;
        this.memos = memos;
        this.reading = reading;
    }

    /**
     * A memo in one of its languages. {@code versions} is for its author alone; {@code next} is where to go on;
     * {@code beside} the file that is shown beside it.
     */
    public record Reading(
            MemoDetail memo,
            String language,
            MemoText text,
            List<MemoVersions.Kept> versions,
            boolean amended,
            @Nullable MemoItem next,
            @Nullable Attachment beside) {
        public List<String> otherLanguages() {
            return memo.texts().keySet().stream()
                    .filter(each -> !each.equals(language))
                    .toList();
        }

        public String html() {
            return Markdown.html(text.body() == null ? "" : text.body());
        }
    }

    /** Seeing it here is opening it. */
    @GET
    @Path("memos/{id}")
    public Page read(
            @PathParam("id") String id,
            @QueryParam("text") @Nullable String text,
            @QueryParam("beside") @Nullable String beside) {
        if (reading.read(id, person.profile()).publishedAt() != null) {
            reading.open(id, person.profile());
        }
        var memo = reading.read(id, person.profile());
        var language = language(memo.texts(), text);
        List<MemoVersions.Kept> versions = memo.mine() ? memos.versions(id, person.profile()) : List.of();
        return Page.of(
                "memo/memo",
                new Reading(
                        memo,
                        language,
                        memo.texts().get(language),
                        versions,
                        memo.version() > 1,
                        reading.next(id, person.profile()).orElse(null),
                        memo.files().stream()
                                .filter(file -> file.id().equals(beside) && file.whole() && file.shown())
                                .findFirst()
                                .orElse(null)));
    }

    private String language(Map<String, MemoText> texts, @Nullable String asked) {
        return asked != null && texts.containsKey(asked) ? asked : MemoText.language(texts.keySet(), person.language());
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
