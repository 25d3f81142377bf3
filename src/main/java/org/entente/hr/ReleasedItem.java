package org.entente.hr;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An application that another site released to somebody here.
 *
 * @param reference of the opening; null where there is none
 * @param arrivedAt null while it is on its way
 */
public record ReleasedItem(
        String id,
        String home,
        @Nullable String reference,
        Instant offeredAt,
        Instant expiresAt,
        @Nullable Instant arrivedAt) {}
