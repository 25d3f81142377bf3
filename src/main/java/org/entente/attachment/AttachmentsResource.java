package org.entente.attachment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.entente.web.ApiOnly;
import org.jspecify.annotations.Nullable;

/** Files over REST: uploaded once, then named by their hash. */
@Path("/api/attachments")
@Singleton
public class AttachmentsResource {
    /**
     * What an upload became.
     *
     * @param id SHA-256 of the octets: what a memo's {@code attachments} takes
     */
    public record Uploaded(String id, String name, String type, long size) {}

    private final Attachments attachments;
    private final Intake intake;
    private final Download download;
    private final CurrentPerson person;

    @Inject
    AttachmentsResource(Attachments attachments, Intake intake, Download download, CurrentPerson person) {
        this.attachments = attachments;
        this.intake = intake;
        this.download = download;
        this.person = person;
    }

    /**
     * Takes one file, part {@code file}; 201. The limit counts before anything is read, when the client announces the
     * length, and while it is read, when not: 413 {@code attachment-too-large}.
     */
    @POST
    @Operation(
            summary = "Upload one file; 413 when it is larger than this site takes",
            description = "The body is multipart/form-data (RFC 7578) with one part, named file.")
    @Extension(name = ApiOnly.FILE, value = "file")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(ref = "attachment.AttachmentsResource$Uploaded")))
    public Response upload(@Context HttpServletRequest request) throws IOException {
        intake.requireRoom(request.getContentLengthLong());
        var form = PostedForm.readStrictly(request, attachments, person.id());
        if (form.files().size() != 1) {
            throw Problem.invalid("file", "attachment.fault.one");
        }
        var file = form.files().get(0);
        return Response.created(URI.create("/api/attachments/" + file.id()))
                .entity(new Uploaded(file.id(), file.name(), file.type(), file.size()))
                .build();
    }

    /** The octets; {@code item} chooses among the names that a file may have. */
    @GET
    @Operation(summary = "Download a file, or a range of it; item chooses among its names, inline shows PDF, PNG, JPEG")
    @Path("{id}")
    public Response read(
            @PathParam("id") String id,
            @QueryParam("item") @Nullable String item,
            @QueryParam("inline") @Nullable String inline,
            @Context HttpHeaders asked,
            @Context Request request) {
        return download.answer(id, item, person.id(), inline != null, asked, request);
    }

    /** The same without the octets: of its own, because the runtime would read the file to throw it away. */
    @HEAD
    @Operation(summary = "Size and type of a file")
    @Path("{id}")
    public Response look(
            @PathParam("id") String id,
            @QueryParam("item") @Nullable String item,
            @QueryParam("inline") @Nullable String inline,
            @Context HttpHeaders asked,
            @Context Request request) {
        return read(id, item, inline, asked, request);
    }
}
