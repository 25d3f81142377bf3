package org.entente.mailinglist;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.entente.attachment.Attachment;
import org.entente.attachment.Attachments;
import org.entente.attachment.PostedForm;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.entente.site.Problem.Fault;
import org.entente.web.LanguageChoice;
import org.entente.web.Page;
import org.jspecify.annotations.Nullable;

/** Writing to a list, and answering a post. Whatever goes wrong, the form comes back with all that was typed. */
@Path("/")
@Produces(Page.HTML)
@RequestScoped
public class WritePages {
    private static final String FORM = "mailinglist/write";

    private CurrentPerson person;
    private Shelf shelf;
    private Archive archive;
    private Writing writing;
    private Attachments attachments;
    private LanguageChoice choice;

    protected WritePages() {}

    @Inject
    WritePages(
            CurrentPerson person,
            Shelf shelf,
            Archive archive,
            Writing writing,
            Attachments attachments,
            LanguageChoice choice) {
        this.person = person;
        this.shelf = shelf;
        this.archive = archive;
        this.writing = writing;
        this.attachments = attachments;
        this.choice = choice;
    }

    /** Files that were just uploaded, and what was refused. */
    public record Uploaded(List<Attachment> files, List<Fault> refused) {}

    @GET
    @Path("lists/{list}/write")
    public Page write(@PathParam("list") String name, @QueryParam("answers") @Nullable String answers) {
        return Page.of(
                FORM,
                WriteForm.fresh(
                        list(name), answered(name, answers), UUID.randomUUID().toString()));
    }

    @POST
    @Path("lists/{list}/write")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response send(@PathParam("list") String name, @Context HttpServletRequest request) throws IOException {
        var list = list(name);
        var posted = PostedForm.read(request, attachments, person.id());
        var form = new WriteForm(
                list,
                answered(name, posted.field("answers").orElse(null)),
                posted.field("request")
                        .filter(each -> each.matches("[0-9a-f-]{36}"))
                        .orElseGet(() -> UUID.randomUUID().toString()),
                posted.field("subject").orElse(""),
                posted.field("text").orElse(""),
                Stream.concat(kept(posted), posted.files().stream()).distinct().toList(),
                posted.refused());
        var language = posted.field("language");
        if (language.isPresent()) {
            return Response.fromResponse(Page.of(FORM, form).status(200))
                    .cookie(choice.choose(language.get()))
                    .build();
        }
        return posted.field("again").isPresent() || !posted.refused().isEmpty()
                ? Page.of(FORM, form).status(posted.refused().isEmpty() ? 200 : 422)
                : send(form);
    }

    private Response send(WriteForm form) {
        var name = form.list().name();
        try {
            var written = writing.post(name, form.draft(), form.request(), person.profile());
            if (written.post() != null) {
                return ListPages.to("/posts/" + written.post() + "?notice=mailinglist.sent");
            }
            return ListPages.to(
                    "/lists/" + name + "?notice=mailinglist." + (written.sentTo() == null ? "held" : "crossing"));
        } catch (Problem wrong) {
            if (wrong.status() == 404 || wrong.status() >= 500) {
                throw wrong;
            }
            var faults = wrong.faults().isEmpty() ? List.of(said(wrong)) : wrong.faults();
            return Page.of(FORM, form.with(faults)).status(wrong.status() == 400 ? 422 : wrong.status());
        }
    }

    /** A list's own reason, or else what the problem is called. */
    private static Fault said(Problem wrong) {
        return wrong.type().equals("post-refused")
                ? new Fault("form", "mailinglist.reason." + wrong.arguments()[0])
                : new Fault("form", "problem." + wrong.type());
    }

    /** What the page asks for by itself while files are chosen (static/write.js): their rows in the form. */
    @POST
    @Path("lists/files")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response upload(@Context HttpServletRequest request) throws IOException {
        var posted = PostedForm.read(request, attachments, person.id());
        return Page.of("mailinglist/uploaded", new Uploaded(posted.files(), posted.refused()))
                .status(posted.refused().isEmpty() ? 200 : 422);
    }

    private Stream<Attachment> kept(PostedForm posted) {
        return posted.fields("attached").stream()
                .flatMap(file -> attachments.readable(file, person.id(), null).stream());
    }

    private ListDetail list(String name) {
        return shelf.find(name, person.profile()).list();
    }

    /** A post of that list; one that is not, or is gone, is a new conversation. */
    private @Nullable PostDetail answered(String list, @Nullable String id) {
        if (id == null || id.isBlank()) {
            return null;
        }
        var post = archive.find(id, person.profile());
        return post.list().equals(list) ? post : null;
    }
}
