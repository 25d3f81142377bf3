package org.entente.memo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.entente.attachment.Attachment;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.entente.site.Problem.Fault;
import org.entente.web.Page;
import org.jspecify.annotations.Nullable;

/** Drafts by hand, and what the page asks for by itself while somebody writes (static/compose.js). */
@Path("/")
@Produces(Page.HTML)
@RequestScoped
public class DraftPages {
    private CurrentPerson person;
    private ComposeForms forms;
    private Drafts drafts;

    protected DraftPages() {}

    @Inject
    DraftPages(CurrentPerson person, ComposeForms forms, Drafts drafts) {
        this.person = person;
        this.forms = forms;
        this.drafts = drafts;
    }

    /** The draft's version, 0 if nothing was worth keeping yet, and the time of the save by the person's clock. */
    public record Saved(int version, String at) {}

    /** Files that were just uploaded, and what was refused. */
    public record Uploaded(List<Attachment> files, List<Fault> refused) {}

    @GET
    @Path("drafts/{id}")
    public Response open(@PathParam("id") String id) {
        var draft = drafts.find(person.id(), id)
                .orElseThrow(() -> Problem.notFound("You have no draft " + id + ": it was published or deleted."));
        return draft.changesMemo()
                ? MemoPages.to(draft.address())
                : Page.of(ComposePages.FORM, forms.open(draft)).status(200);
    }

    @POST
    @Path("drafts/{id}/deletion")
    public Response delete(@PathParam("id") String id, @FormParam("back") @DefaultValue("") String back) {
        drafts.discard(person.id(), id);
        return MemoPages.to(
                (back.equals("edit") ? "/memos/" + id + "/edit" : "/compose") + "?notice=memo.draft-deleted");
    }

    /** Answers 409 and changes nothing if another page has saved meanwhile. */
    @POST
    @Path("compose/draft")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    public Response save(@Context HttpServletRequest request) throws IOException {
        var kept = forms.keep(form(request));
        var draft = kept.saved();
        if (draft == null) {
            throw Problem.invalid(kept.faults());
        }
        var at = DateTimeFormatter.ofPattern("HH:mm").withZone(person.zone()).format(draft.savedAt());
        return Response.status(kept.elsewhere() ? 409 : 200)
                .entity(new Saved(draft.version(), at))
                .build();
    }

    /** How the texts will look, and what they will cost. */
    @POST
    @Path("compose/preview")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Page preview(@Context HttpServletRequest request) throws IOException {
        return Page.of("memo/preview", form(request));
    }

    /** One file or several, as the rows that the form will hold for them. */
    @POST
    @Path("compose/files")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response upload(@Context HttpServletRequest request) throws IOException {
        var posted = forms.posted(null, request);
        var refused = posted.raw().refused();
        return Page.of("memo/uploaded", new Uploaded(posted.raw().files(), refused))
                .status(refused.isEmpty() ? 200 : 422);
    }

    private ComposeForm form(HttpServletRequest request) throws IOException {
        var posted = forms.posted(null, request);
        @Nullable
        String memo = posted.raw().field("memo").filter(id -> !id.isEmpty()).orElse(null);
        return memo == null
                ? posted.form()
                : posted.form().changing(forms.mine(memo).id());
    }
}
