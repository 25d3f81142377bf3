package org.entente.hr;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a released application consists of, beside the octets of its files, which follow it in this order: who applies and
 * what they sent. Notes, stages and what was written to the candidate stay at home.
 *
 * @param messages what came from the candidate, the letter first
 */
public record ReleasedDocument(
        String purpose, Instant receivedAt, Candidate candidate, List<ApplicationMessage> messages) {
    Stream<ApplicationFile> files() {
        return messages.stream().flatMap(message -> message.files().stream());
    }

    byte[] written() {
        return Json.PLAIN.toJson(this).getBytes(StandardCharsets.UTF_8);
    }

    static ReleasedDocument read(byte[] written) {
        return Json.PLAIN.fromJson(new String(written, StandardCharsets.UTF_8), ReleasedDocument.class);
    }

    private static final class Json {
        static final Jsonb PLAIN = JsonbBuilder.create();
    }
}
