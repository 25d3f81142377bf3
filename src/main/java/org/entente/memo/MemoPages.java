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
import org.entente.people.Absence;
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
    private Morning morning;
    private Deputies deputies;

    protected MemoPages() {}

    @Inject
    MemoPages(CurrentPerson person, Memos memos, MemoReading reading, Morning morning, Deputies deputies) {
        this.person = person;
        this.memos = memos;
        this.reading = reading;
        this.morning = morning;
        this.deputies = deputies;
    }

    /**
     * A memo in one of its languages. {@code versions} is for its author alone; {@code next} is where to go on;
     * {@code beside} the file that is shown beside it; {@code instead} the absence in which the reader is the deputy.
     */
    public record Reading(
            MemoDetail memo,
            String language,
            MemoText text,
            List<MemoVersions.Kept> versions,
            boolean amended,
            @Nullable MemoItem next,
            @Nullable Attachment beside,
            @Nullable Absence instead) {
        public List<String> otherLanguages() {
            return memo.texts().keySet().stream()
                    .filter(each -> !each.equals(language))
                    .toList();
        }

        public String address(String id) {
            return MemoPages.address(id, instead);
        }

        /** The same in that language; more parameters may follow. */
        public String in(String language) {
            return "/memos/" + memo.id() + "?text=" + language + (instead == null ? "" : "&for=" + instead.person());
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
            @QueryParam("for") @Nullable String whom,
            @QueryParam("text") @Nullable String text,
            @QueryParam("beside") @Nullable String beside) {
        var reader = deputies.find(whom, person.profile());
        if (reading.read(id, reader).publishedAt() != null) {
            reading.open(id, reader);
        }
        var memo = reading.read(id, reader);
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
                        morning.after(id, reader).orElse(null),
                        memo.files().stream()
                                .filter(file -> file.id().equals(beside) && file.whole() && file.shown())
                                .findFirst()
                                .orElse(null),
                        reader.absence()));
    }

    /** Where a memo is read, by oneself or in the absence of somebody. */
    static String address(String id, @Nullable Absence instead) {
        return "/memos/" + id + (instead == null ? "" : "?for=" + instead.person());
    }

    private String language(Map<String, MemoText> texts, @Nullable String asked) {
        return asked != null && texts.containsKey(asked) ? asked : MemoText.language(texts.keySet(), person.language());
    }

    @POST
    @Path("memos/{id}/acknowledgement")
    public Response acknowledge(
            @PathParam("id") String id,
            @FormParam("for") @Nullable String whom,
            @FormParam("version") @DefaultValue("0") int version) {
        var reader = deputies.find(whom, person.profile());
        var address = "/memos/" + id + "?" + (reader.isDeputy() ? "for=" + reader.id() + "&" : "") + "notice=memo.";
        try {
            reading.acknowledge(id, version, reader);
            return to(address + (reader.isDeputy() ? "acknowledged-for" : "acknowledged"));
        } catch (Problem changed) {
            if (changed.type().equals("changed-while-reading")) {
                return to(address + "changed-while-reading");
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
