package org.entente.hr;

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
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.entente.mail.MailSite;
import org.entente.site.Problem;
import org.entente.web.Page;
import org.jspecify.annotations.Nullable;

/** The form to apply, for the world. Whatever goes wrong, it comes back with all that was typed. */
@Path("/")
@Produces(Page.HTML)
@RequestScoped
public class JobsFormPages {
    private static final String FORM = "hr/jobsform";

    private JobsAnswers answers;
    private JobsDoor door;
    private Openings openings;
    private JobsLetter letters;
    private MailSite mail;

    protected JobsFormPages() {}

    @Inject
    JobsFormPages(JobsAnswers answers, JobsDoor door, Openings openings, JobsLetter letters, MailSite mail) {
        this.answers = answers;
        this.door = door;
        this.openings = openings;
        this.letters = letters;
        this.mail = mail;
    }

    @GET
    @Path("jobs/application")
    public Response form(@QueryParam("lang") @Nullable String language) {
        return answers.page(language, () -> shown(null));
    }

    @GET
    @Path("jobs/{reference}/application")
    public Response form(@PathParam("reference") String reference, @QueryParam("lang") @Nullable String language) {
        return answers.page(
                language,
                () -> openings.published(reference)
                        .filter(Opening::open)
                        .map(this::shown)
                        .orElseGet(JobsAnswers::none));
    }

    private Response shown(@Nullable Opening opening) {
        return door.hasForm() ? Page.of(FORM, fresh(opening)).status(200) : JobsAnswers.none();
    }

    private JobsForm fresh(@Nullable Opening opening) {
        return JobsForm.fresh(opening, door.limit(), Instant.now());
    }

    @POST
    @Path("jobs/application")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response apply(@QueryParam("lang") @Nullable String language, @Context HttpServletRequest request)
            throws IOException {
        return apply(language, fresh(null), request);
    }

    @POST
    @Path("jobs/{reference}/application")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response apply(
            @PathParam("reference") String reference,
            @QueryParam("lang") @Nullable String language,
            @Context HttpServletRequest request)
            throws IOException {
        var opening = openings.published(reference);
        return opening.isEmpty()
                ? answers.page(language, JobsAnswers::none)
                : apply(language, fresh(opening.get()), request);
    }

    private Response apply(@Nullable String language, JobsForm fresh, HttpServletRequest request) throws IOException {
        door.requireOpen();
        answers.speak(language);
        if (!door.hasForm()) {
            return JobsAnswers.none();
        }
        boolean desk = door.desk();
        try {
            return take(fresh, JobsUpload.read(request, door.limit(), desk), request);
        } finally {
            if (desk) {
                door.leaveDesk();
            }
        }
    }

    private Response take(JobsForm fresh, JobsUpload posted, HttpServletRequest request) {
        var form = fresh.typed(posted);
        if (posted.has("language") || posted.has("again")) {
            answers.speak(posted.field("language"));
            return Page.of(FORM, form.with(List.of())).status(200);
        }
        var wrong = form.check(!posted.files().isEmpty(), Instant.now());
        if (!wrong.isEmpty()) {
            return Page.of(FORM, form.with(wrong)).status(422);
        }
        if (!door.takesLetter(request)) {
            var often = List.of(new Problem.Fault("form", "hr.jobs.fault.often", mail.address("jobs")));
            return Page.of(FORM, form.with(often)).status(429);
        }
        letters.keep(form, posted.files(), answers.language());
        var opening = form.opening();
        return Response.seeOther(
                        URI.create("/jobs/thanks?lang=" + answers.language().getLanguage()
                                + (opening == null ? "" : "&reference=" + opening.reference())))
                .build();
    }
}
