package org.entente.hr;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An application shown to somebody at another site.
 *
 * @param n which one of the application, from 1 on
 * @param state {@code offered} (the reading site has not made a key yet), {@code sealed} (on its way), {@code arrived},
 *     {@code opened}, {@code withdrawn} or {@code expired} (the reading site has not confirmed it yet), {@code ended}
 *     (it has), {@code nobody} (it knows no such person at work)
 * @param openedAt for the first time
 * @param endedAt when the reading site destroyed its key
 * @param ended why: {@code withdrawn}, {@code erased}, {@code expired} or {@code nobody}
 */
public record Release(
        int n,
        String site,
        String person,
        String personName,
        String purpose,
        String releasedBy,
        Instant offeredAt,
        Instant expiresAt,
        String state,
        @Nullable Instant sealedAt,
        @Nullable Instant arrivedAt,
        @Nullable Instant openedAt,
        @Nullable Instant withdrawnAt,
        @Nullable Instant endedAt,
        @Nullable String ended) {
    /** Whether there is something to take back. */
    public boolean runs() {
        return withdrawnAt == null && endedAt == null && !state.equals("expired");
    }
}
