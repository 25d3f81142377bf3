package org.entente.memo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.entente.attachment.Attachment;
import org.entente.attachment.Attachments;
import org.entente.attachment.PostedForm;
import org.entente.people.CurrentPerson;
import org.entente.people.Role;
import org.entente.site.Problem;
import org.entente.site.Problem.Fault;
import org.entente.web.LanguageChoice;
import org.entente.web.Page;
import org.jspecify.annotations.Nullable;

/** Writing a memo and changing one. Each form carries a request key, so that sending it twice publishes once. */
@Path("/")
@Produces(Page.HTML)
@RequestScoped
public class ComposePages {
    private static final String FORM = "memo/compose";

    private CurrentPerson person;
    private Audiences audiences;
    private Memos memos;
    private MemoReading reading;
    private Attachments attachments;
    private LanguageChoice choice;

    protected ComposePages() {}

    @Inject
    ComposePages(
            CurrentPerson person,
            Audiences audiences,
            Memos memos,
            MemoReading reading,
            Attachments attachments,
            LanguageChoice choice) {
        this.person = person;
        this.audiences = audiences;
        this.memos = memos;
        this.reading = reading;
        this.attachments = attachments;
        this.choice = choice;
    }

    @GET
    @Path("compose")
    public Page compose() {
        person.require(Role.DIRECTOR);
        return Page.of(
                FORM, ComposeForm.empty(audiences.addresses(), UUID.randomUUID().toString()));
    }

    @POST
    @Path("compose")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response publish(@Context HttpServletRequest request) throws IOException {
        return save(null, request);
    }

    @GET
    @Path("memos/{id}/edit")
    public Page edit(@PathParam("id") String id) {
        var memo = reading.read(id, person.profile());
        if (!memo.mine()) {
            throw Problem.notFound("You have written no memo " + id + ".");
        }
        return Page.of(FORM, ComposeForm.of(memo, person.zone(), audiences.addresses()));
    }

    @POST
    @Path("memos/{id}/edit")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response amend(@PathParam("id") String id, @Context HttpServletRequest request) throws IOException {
        return save(id, request);
    }

    private Response save(@Nullable String id, HttpServletRequest request) throws IOException {
        person.require(Role.DIRECTOR);
        var posted = PostedForm.read(request, attachments, person.id());
        var form = ComposeForm.of(id, posted, kept(posted), audiences.addresses());
        var language = posted.field("language");
        if (language.isPresent()) {
            return Response.fromResponse(again(form, posted.refused()))
                    .cookie(choice.choose(language.get()))
                    .build();
        }
        if (posted.field("again").isPresent() || !posted.refused().isEmpty()) {
            return again(form, posted.refused());
        }
        return send(id, form);
    }

    /** The form with all that was typed, to go on writing. */
    private static Response again(ComposeForm form, List<Fault> refused) {
        return Page.of(FORM, form.with(refused)).status(refused.isEmpty() ? 200 : 422);
    }

    private Response send(@Nullable String id, ComposeForm form) {
        try {
            var draft = form.draft(person.zone());
            if (id == null) {
                var key = form.value("request");
                var published = memos.publish(draft, person.profile(), key.isBlank() ? null : key);
                return MemoPages.to("/memos/" + published.id() + "/proof?notice=memo.published");
            }
            memos.amend(id, form.version(), draft, person.profile());
            return MemoPages.to("/memos/" + id + "/proof?notice=memo.amended");
        } catch (Problem wrong) {
            if (wrong.status() == 404 || wrong.status() == 403) {
                throw wrong;
            }
            return corrected(id, form, wrong).status(wrong.status());
        }
    }

    /** The form as it was typed, with what is wrong, ready to be sent once more. */
    private Page corrected(@Nullable String id, ComposeForm form, Problem wrong) {
        if (id != null && wrong.type().equals("stale-version")) {
            return Page.of(FORM, form.over(reading.read(id, person.profile())));
        }
        if (wrong.type().equals("idempotency-key-reused")) {
            // the Back button, and then another text: the first memo stands, and this one may become a second
            return Page.of(
                    FORM,
                    form.with(List.of(new Fault("form", "memo.fault.published-before")))
                            .renewed(UUID.randomUUID().toString()));
        }
        var faults = wrong.faults().isEmpty() ? List.of(new Fault("form", "problem." + wrong.type())) : wrong.faults();
        return Page.of(FORM, form.with(faults));
    }

    /** Files that were on the form before and whose box is still ticked. */
    private List<Attachment> kept(PostedForm posted) {
        return posted.fields("attached").stream()
                .flatMap(file -> attachments.readable(file, person.id(), null).stream())
                .toList();
    }
}
