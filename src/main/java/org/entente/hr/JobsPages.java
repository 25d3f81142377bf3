package org.entente.hr;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
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
import java.util.Locale;
import java.util.function.Supplier;
import org.entente.mail.MailSite;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.entente.web.Page;
import org.jspecify.annotations.Nullable;

/** The openings of this site for the world, and the form to apply: no sign-in, no cookie, no script. */
@Path("jobs")
@Produces(Page.HTML)
@RequestScoped
public class JobsPages {
    private static final String STYLES =
            "{file: webjars/bootstrap/[0-9.]+/css/bootstrap\\.min\\.css|static/entente\\.(css|svg)}";

    private CurrentPerson person;
    private JobsDoor door;
    private Openings openings;
    private JobsLetter letters;
    private JobsPrivacy privacy;
    private MailSite mail;
    private HttpServletRequest request;

    protected JobsPages() {}

    @Inject
    JobsPages(
            CurrentPerson person,
            JobsDoor door,
            Openings openings,
            JobsLetter letters,
            JobsPrivacy privacy,
            MailSite mail,
            HttpServletRequest request) {
        this.person = person;
        this.door = door;
        this.openings = openings;
        this.letters = letters;
        this.privacy = privacy;
        this.mail = mail;
        this.request = request;
    }

    /** @param form whether there is one, or one can only write to the address */
    public record Listed(List<Opening> openings, String address, boolean form) {}

    public record Shown(Opening opening, boolean form) {}

    /** @param reference null for an application to no opening in particular */
    public record Thanked(@Nullable String reference) {}

    public record Told(List<String> paragraphs) {}

    /** @param what {@code none} or {@code busy} */
    public record Refused(String what) {}

    @GET
    public Response all(@QueryParam("lang") @Nullable String language) {
        return page(
                language,
                () -> Page.of("hr/jobs", new Listed(openings.open(), mail.address("jobs"), door.hasForm()))
                        .status(200));
    }

    @GET
    @Path("privacy")
    public Response privacy(@QueryParam("lang") @Nullable String language) {
        return page(
                language,
                () -> Page.of("hr/jobsprivacy", new Told(privacy.paragraphs(person.language())))
                        .status(200));
    }

    @GET
    @Path("thanks")
    public Response thanks(
            @QueryParam("lang") @Nullable String language, @QueryParam("reference") @Nullable String reference) {
        return page(
                language,
                () -> Page.of(
                                "hr/jobsthanks",
                                new Thanked(
                                        reference != null
                                                        && openings.byReference(reference)
                                                                .isPresent()
                                                ? reference
                                                : null))
                        .status(200));
    }

    @GET
    @Path("{reference}")
    public Response one(@PathParam("reference") String reference, @QueryParam("lang") @Nullable String language) {
        return page(
                language,
                () -> openings.published(reference)
                        .map(opening -> Page.of("hr/job", new Shown(opening, door.hasForm()))
                                .status(200))
                        .orElseGet(() -> refused("none", 404)));
    }

    @GET
    @Path("application")
    public Response form(@QueryParam("lang") @Nullable String language) {
        return page(language, () -> shown(JobsForm.fresh(null, door.limit(), Instant.now())));
    }

    @GET
    @Path("{reference}/application")
    public Response form(@PathParam("reference") String reference, @QueryParam("lang") @Nullable String language) {
        return page(
                language,
                () -> openings.published(reference)
                        .filter(Opening::open)
                        .map(opening -> shown(JobsForm.fresh(opening, door.limit(), Instant.now())))
                        .orElseGet(() -> refused("none", 404)));
    }

    private Response shown(JobsForm form) {
        return door.hasForm() ? Page.of("hr/jobsform", form).status(200) : refused("none", 404);
    }

    @POST
    @Path("application")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response apply(@QueryParam("lang") @Nullable String language) throws IOException {
        return apply(language, JobsForm.fresh(null, door.limit(), Instant.now()));
    }

    @POST
    @Path("{reference}/application")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response apply(@PathParam("reference") String reference, @QueryParam("lang") @Nullable String language)
            throws IOException {
        var opening = openings.published(reference);
        if (opening.isEmpty()) {
            return page(language, () -> refused("none", 404));
        }
        return apply(language, JobsForm.fresh(opening.get(), door.limit(), Instant.now()));
    }

    private Response apply(@Nullable String language, JobsForm fresh) throws IOException {
        door.requireOpen();
        speak(language);
        if (!door.hasForm()) {
            return refused("none", 404);
        }
        boolean desk = door.desk();
        try {
            return take(fresh, JobsUpload.read(request, door.limit(), desk));
        } finally {
            if (desk) {
                door.leaveDesk();
            }
        }
    }

    private Response take(JobsForm fresh, JobsUpload posted) {
        var form = fresh.typed(posted);
        if (posted.has("language") || posted.has("again")) {
            speak(posted.field("language"));
            return Page.of("hr/jobsform", form.with(List.of())).status(200);
        }
        var wrong = form.check(!posted.files().isEmpty(), Instant.now());
        if (!wrong.isEmpty()) {
            return Page.of("hr/jobsform", form.with(wrong)).status(422);
        }
        if (!door.takesLetter(request)) {
            var often = List.of(new Problem.Fault("form", "hr.jobs.fault.often", mail.address("jobs")));
            return Page.of("hr/jobsform", form.with(often)).status(429);
        }
        letters.keep(form, posted.files(), person.language());
        var opening = form.opening();
        return Response.seeOther(URI.create("/jobs/thanks?lang="
                        + person.language().getLanguage()
                        + (opening == null ? "" : "&reference=" + opening.reference())))
                .build();
    }

    /** What the pages look like, under the one path that a proxy shows; the address changes when the file does. */
    @GET
    @Path("style/" + STYLES)
    @Produces(MediaType.WILDCARD)
    public Response style(@PathParam("file") String file, @Context ServletContext files) {
        door.requireOpen();
        var octets = files.getResourceAsStream("/" + file);
        if (octets == null) {
            throw Problem.notFound("There is no such file.");
        }
        return Response.ok(octets, file.endsWith(".css") ? "text/css" : "image/svg+xml")
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .build();
    }

    private Response page(@Nullable String language, Supplier<Response> page) {
        door.requireOpen();
        speak(language);
        return door.admits(request) ? page.get() : refused("busy", 429);
    }

    private static Response refused(String what, int status) {
        return Page.of("hr/jobsrefused", new Refused(what)).status(status);
    }

    /** For this answer alone: a cookie would be one too many. */
    private void speak(@Nullable String language) {
        if ("en".equals(language) || "fr".equals(language)) {
            person.guest(Locale.forLanguageTag(language), person.zone());
        }
    }
}
