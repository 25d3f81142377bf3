package org.entente.hr;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long an application is kept, and why.
 *
 * @param why {@code decided}, {@code pool} or {@code hired}; null where nobody has decided
 * @param due when it will be erased; null for not by itself
 */
public record Keeping(
        String application,
        String stage,
        @Nullable String why,
        @Nullable Instant decidedAt,
        @Nullable Instant lastContact,
        @Nullable Instant due,
        @Nullable Consent consent,
        @Nullable Hold hold) {}
