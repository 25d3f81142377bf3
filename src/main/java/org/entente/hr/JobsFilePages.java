package org.entente.hr;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.Optional;
import org.entente.attachment.Attachment;
import org.entente.attachment.Attachments;
import org.entente.attachment.FileName;

/** The files of an opening for the world: what HR has put on the notice, and nothing else of this site. To be saved only. */
@Path("/")
@Produces(MediaType.WILDCARD)
@RequestScoped
public class JobsFilePages {
    /** The runtime copies what it is given at once; a slow client must not keep much of it. */
    private static final int SLICE = 16_384;

    private JobsAnswers answers;
    private Openings openings;
    private Attachments attachments;

    protected JobsFilePages() {}

    @Inject
    JobsFilePages(JobsAnswers answers, Openings openings, Attachments attachments) {
        this.answers = answers;
        this.openings = openings;
        this.attachments = attachments;
    }

    @GET
    @Path("jobs/{reference}/files/{id}")
    public Response save(@PathParam("reference") String reference, @PathParam("id") String id) {
        return answers.page(
                null,
                () -> openings.published(reference)
                        .flatMap(opening -> file(Notice.item(opening.id()), id))
                        .orElseGet(JobsAnswers::none));
    }

    private Optional<Response> file(String item, String id) {
        return attachments.of(item).stream()
                .filter(file -> file.id().equals(id) && file.whole())
                .findFirst()
                .flatMap(file -> attachments.open(item, id).map(octets -> saved(file, octets)));
    }

    private static Response saved(Attachment file, InputStream octets) {
        StreamingOutput sent = out -> {
            try (octets) {
                var slice = new byte[SLICE];
                for (int read = octets.read(slice); read >= 0; read = octets.read(slice)) {
                    out.write(slice, 0, read);
                }
            }
        };
        return Response.ok(sent, file.type())
                .header("Content-Length", file.size())
                .header("Content-Disposition", FileName.disposition(false, file.name()))
                .header("Cache-Control", "no-cache, no-transform")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build();
    }
}
