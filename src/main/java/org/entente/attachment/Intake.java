package org.entente.attachment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.site.Problem;
import org.entente.site.Sha256;

/** Takes a file in as it comes: hashed, measured and stored chunk by chunk, and named at the end. */
@Singleton
class Intake {
    /** Boundaries and headers around the file. */
    private static final int AROUND = 65_536;

    private final UploadSteps steps;
    private final long limit;

    @Inject
    Intake(UploadSteps steps, @ConfigProperty(name = "entente.attachment.limit") long limit) {
        this.steps = steps;
        this.limit = limit;
    }

    long limit() {
        return limit;
    }

    double megabytes() {
        return Math.round(limit / 1e5) / 10.0;
    }

    Attachment take(InputStream file, String name, String uploader) throws IOException {
        var upload = steps.begin();
        var finished = false;
        try {
            var attachment = take(file, upload, name, uploader);
            finished = true;
            return attachment;
        } finally {
            if (!finished) {
                steps.discard(upload);
            }
        }
    }

    private Attachment take(InputStream file, long upload, String name, String uploader) throws IOException {
        var digest = Sha256.digest();
        var type = "";
        var size = 0L;
        var octets = file.readNBytes(Chunks.OCTETS);
        for (var part = 0; octets.length > 0; part++) {
            size += octets.length;
            if (size > limit) {
                throw tooLarge();
            }
            if (part == 0) {
                type = FileType.of(octets);
            }
            digest.update(octets);
            steps.add(upload, part, octets);
            octets = octets.length < Chunks.OCTETS ? new byte[0] : file.readNBytes(Chunks.OCTETS);
        }
        if (size == 0) {
            throw Problem.invalid("file", "attachment.fault.empty");
        }
        var sha256 = HexFormat.of().formatHex(digest.digest());
        steps.finish(upload, sha256, size, type, name, uploader);
        return new Attachment(sha256, name, FileType.refine(type, name), size, size, Blob.State.ARRIVED.shown());
    }

    /** Refuses a request that cannot fit, by its announced length (-1: not announced), before any of it is read. */
    void requireRoom(long announced) {
        if (announced > limit + AROUND) {
            throw tooLarge();
        }
    }

    private Problem tooLarge() {
        return new Problem(
                        413, "attachment-too-large", "A file may have %d octets at most on this site.".formatted(limit))
                .with(megabytes());
    }
}
