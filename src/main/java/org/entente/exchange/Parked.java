package org.entente.exchange;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An envelope that waits, as people see it. {@code state} is {@code parked} or {@code behind}; {@code site}, {@code
 * type}, {@code key} and {@code number} are null where the record was no whole envelope; {@code size} is in octets.
 */
public record Parked(
        long id,
        String state,
        @Nullable String site,
        @Nullable String type,
        @Nullable String key,
        @Nullable Long number,
        String place,
        String reason,
        @Nullable Instant parkedAt,
        int size) {}
