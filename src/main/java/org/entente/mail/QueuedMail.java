package org.entente.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One mail to one recipient that is still to go out.
 *
 * @param item what it is about, its feature first
 * @param address {@code @} and the domain alone where the text is sealed
 * @param state {@code waiting}, {@code sending} or {@code delayed}
 * @param reason what was said last; empty where it was not tried yet
 */
public record QueuedMail(
        long id,
        String item,
        String address,
        String state,
        int attempts,
        @Nullable Instant since,
        @Nullable Instant nextAt,
        String reason) {}
