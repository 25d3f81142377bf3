package org.entente.people;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A time that somebody is away, and who reads for them.
 *
 * @param person the sign-in of who is away
 * @param from the first day, by that person's clock
 * @param to the last day, the whole of it
 * @param deputy the sign-in of who reads for them
 * @param setBy the sign-in of who stated it: the person, or an administrator
 * @param endedBy who ended it before its time or put another in its place; null where nobody did
 * @param now whether the deputy may read now: it has begun and not ended, and neither of them is disabled
 */
public record Absence(
        long id,
        String person,
        String name,
        LocalDate from,
        LocalDate to,
        String deputy,
        String deputyName,
        String setBy,
        Instant setAt,
        @Nullable String endedBy,
        @Nullable Instant endedAt,
        boolean now) {}
