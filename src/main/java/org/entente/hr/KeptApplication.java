package org.entente.hr;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An application by what is no secret of it, and how long it is kept.
 *
 * @param why {@code decided}, {@code pool} or {@code hired}; null where nobody has decided
 * @param dueAt null for not by itself
 */
public record KeptApplication(
        String id,
        @Nullable String reference,
        String stage,
        Instant receivedAt,
        @Nullable String why,
        @Nullable Instant dueAt,
        boolean held) {}
