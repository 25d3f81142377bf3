package org.entente.hr;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A candidate's consent to be kept in the talent pool.
 *
 * @param how it was given: {@code mail}, {@code form}, {@code phone}, or {@code link}: on the page that we had led to
 * @param until no longer than that, whatever the site's period is; null for no such limit
 */
public record Consent(
        Instant givenAt,
        String how,
        @Nullable Instant until,
        @Nullable Instant withdrawnAt,
        String recordedBy,
        Instant recordedAt) {}
