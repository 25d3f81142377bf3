package org.entente.attachment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Answers a request for a file: whole or one range (RFC 9110), chunk by chunk. Browsers are told to save it, to believe
 * the type and to run nothing; PDF, PNG and JPEG are shown when asked for.
 */
@Singleton
class Download {
    private static final String CLOSED = "default-src 'none'; sandbox";
    /** Browsers show a PDF by a viewer that styles itself and is kept out by a sandbox; it runs no script as ours. */
    private static final String VIEWER = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'";

    /** The runtime copies what it is given at once; a slow client must not keep much of it. */
    private static final int SLICE = 16_384;

    private final Attachments attachments;
    private final Blobs blobs;
    private final Chunks chunks;

    @Inject
    Download(Attachments attachments, Blobs blobs, Chunks chunks) {
        this.attachments = attachments;
        this.blobs = blobs;
        this.chunks = chunks;
    }

    /** @throws Problem 404 for what the person may not read, whether it exists or not; 409 for what is not whole */
    Response answer(String id, @Nullable String item, String signIn, boolean show, HttpHeaders asked, Request request) {
        var file = attachments
                .readable(id, signIn, item)
                .orElseThrow(() -> Problem.notFound("There is no such attachment."));
        Attachments.requireArrived(file);
        var tag = new EntityTag(id);
        var unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.tag(tag).build();
        }
        var part = asked.getHeaderString("If-Range");
        var range = part == null || part.strip().equals("\"" + id + "\"")
                ? ByteRange.of(asked.getHeaderString("Range"), file.size())
                : Optional.<ByteRange>empty();
        if (range.isPresent() && !range.get().isSatisfiable()) {
            return Response.status(Status.REQUESTED_RANGE_NOT_SATISFIABLE)
                    .header("Content-Range", "bytes */" + file.size())
                    .type("application/problem+json")
                    .entity(new Problem(416, "range-not-satisfiable", "The file ends before.").body())
                    .build();
        }
        var sent = range.orElse(new ByteRange(0, file.size() - 1));
        var inline = show && FileType.isShown(file.type());
        var answer = Response.status(range.isPresent() ? Status.PARTIAL_CONTENT : Status.OK)
                .type(file.type())
                .tag(tag)
                .header("Content-Length", sent.length())
                .header("Accept-Ranges", "bytes")
                .header("Cache-Control", "private, no-cache, no-transform")
                .header("Content-Disposition", FileName.disposition(inline, file.name()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", inline && file.type().equals("application/pdf") ? VIEWER : CLOSED);
        if (range.isPresent()) {
            answer.header("Content-Range", "bytes %d-%d/%d".formatted(sent.first(), sent.last(), file.size()));
        }
        return request.getMethod().equals("HEAD")
                ? answer.build()
                : answer.entity((StreamingOutput) out -> write(file, sent, out)).build();
    }

    private void write(Attachment file, ByteRange range, OutputStream out) throws IOException {
        var blob = blobs.find(file.id()).orElseThrow(EOFException::new).id();
        for (var at = range.first(); at <= range.last(); ) {
            var from = (int) (at % Chunks.OCTETS);
            var wanted = (int) Math.min(Chunks.OCTETS - from, range.last() - at + 1);
            var octets = chunks.read(blob, (int) (at / Chunks.OCTETS), from, wanted);
            if (octets.length != wanted) {
                throw new EOFException("The file was cleared while it was read.");
            }
            for (var i = 0; i < wanted; i += SLICE) {
                out.write(octets, i, Math.min(SLICE, wanted - i));
            }
            at += wanted;
        }
    }
}
