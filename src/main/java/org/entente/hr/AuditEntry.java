package org.entente.hr;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.entente.site.Sha256;

/**
 * A line of an application's log.
 *
 * @param n its place, from 1 on
 * @param who a sign-in, or {@code mail} or {@code system}, or another site that tells of a release
 * @param action {@code received}, {@code answered}, {@code listed}, {@code viewed}, {@code downloaded}, {@code exported},
 *     {@code corrected}, {@code stage}, {@code noted}, {@code owned}, {@code rated}, {@code distinct}, {@code doubted},
 *     {@code reread}, {@code wrote}, {@code invited}, {@code cancelled}, {@code interview-answered}, {@code erased}, {@code
 *     released}, {@code release-sealed}, {@code release-arrived}, {@code release-viewed}, {@code release-downloaded},
 *     {@code release-withdrawn}, {@code release-ended}
 * @param detail the id of what was taken or what it was changed to; empty for none
 */
public record AuditEntry(int n, Instant at, String who, String action, String detail) {
    /** Whom it names beside who did it, among ids. */
    Stream<String> people() {
        return List.of("owned", "released", "invited", "cancelled").contains(action)
                ? Stream.of(detail.split(" ")).filter(word -> !word.matches("\\d*|.*[0-9a-f]{8}-[0-9a-f]{4}-.*"))
                : Stream.empty();
    }

    byte[] hash(UUID application, byte[] before) {
        var digest = Sha256.digest();
        digest.update(before);
        return digest.digest(String.join("\n", application.toString(), "" + n, at.toString(), who, action, detail)
                .getBytes(StandardCharsets.UTF_8));
    }
}
