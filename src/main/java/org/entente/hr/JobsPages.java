package org.entente.hr;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.entente.attachment.Attachment;
import org.entente.attachment.Attachments;
import org.entente.mail.MailSite;
import org.entente.site.Problem;
import org.entente.web.Page;
import org.jspecify.annotations.Nullable;

/** The openings of this site for the world: no sign-in, no cookie, no script. {@link JobsFormPages} take applications. */
@Path("/")
@Produces(Page.HTML)
@RequestScoped
public class JobsPages {
    private static final String STYLES =
            "{file: webjars/bootstrap/[0-9.]+/css/bootstrap\\.min\\.css|static/entente\\.(css|svg)}";

    private JobsAnswers answers;
    private JobsDoor door;
    private Openings openings;
    private JobsPrivacy privacy;
    private MailSite mail;
    private Attachments attachments;

    protected JobsPages() {}

    @Inject
    JobsPages(
            JobsAnswers answers,
            JobsDoor door,
            Openings openings,
            JobsPrivacy privacy,
            MailSite mail,
            Attachments attachments) {
        this.answers = answers;
        this.door = door;
        this.openings = openings;
        this.privacy = privacy;
        this.mail = mail;
        this.attachments = attachments;
    }

    /** @param form whether there is one, or one can only write to the address */
    public record Listed(List<Opening> openings, String address, boolean form) {}

    /** @param files of the notice, which {@link JobsFilePages} gives away */
    public record Shown(Opening opening, List<Attachment> files, boolean form) {}

    /** @param reference null for an application to no opening in particular */
    public record Thanked(@Nullable String reference) {}

    public record Told(List<String> paragraphs) {}

    /** @param what {@code none} or {@code busy} */
    public record Refused(String what) {}

    @GET
    @Path("jobs")
    public Response all(@QueryParam("lang") @Nullable String language) {
        return answers.page(
                language,
                () -> Page.of("hr/jobs", new Listed(openings.open(), mail.address("jobs"), door.hasForm()))
                        .status(200));
    }

    @GET
    @Path("jobs/privacy")
    public Response privacy(@QueryParam("lang") @Nullable String language) {
        return answers.page(
                language,
                () -> Page.of("hr/jobsprivacy", new Told(privacy.paragraphs(answers.language())))
                        .status(200));
    }

    @GET
    @Path("jobs/thanks")
    public Response thanks(
            @QueryParam("lang") @Nullable String language, @QueryParam("reference") @Nullable String reference) {
        return answers.page(language, () -> {
            boolean known = reference != null && openings.published(reference).isPresent();
            return Page.of("hr/jobsthanks", new Thanked(known ? reference : null))
                    .status(200);
        });
    }

    @GET
    @Path("jobs/{reference}")
    public Response one(@PathParam("reference") String reference, @QueryParam("lang") @Nullable String language) {
        return answers.page(
                language,
                () -> openings.published(reference)
                        .map(opening -> Page.of("hr/job", new Shown(opening, files(opening), door.hasForm()))
                                .status(200))
                        .orElseGet(JobsAnswers::none));
    }

    private List<Attachment> files(Opening opening) {
        return attachments.of(Notice.item(opening.id())).stream()
                .filter(Attachment::whole)
                .toList();
    }

    /** What the pages look like, under the one path that a proxy shows; the address changes when the file does. */
    @GET
    @Path("jobs/style/" + STYLES)
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
}
