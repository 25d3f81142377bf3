package org.entente.hr;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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
 * @param detail the id of what was taken or what it was changed to; of {@code invited} and {@code cancelled} the
 *     interview's and the sign-ins of those of the site whom it was sent to; empty for none
 */
public record AuditEntry(int n, Instant at, String who, String action, String detail) {
    private static final Set<String> HR_ALONE = Set.of("consented", "consent-withdrawn", "asked", "held", "hold-ended");
    private static final Set<String> TWINS = Set.of("distinct", "doubted");

    /** Whether it tells of what a hiring manager may not see: releases, consent and holds. */
    boolean forHrAlone() {
        return action.startsWith("release") || HR_ALONE.contains(action);
    }

    /** As a hiring manager sees it: without the ids of applications for other openings. */
    AuditEntry forManagers() {
        return TWINS.contains(action) ? new AuditEntry(n, at, who, action, "") : this;
    }

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
