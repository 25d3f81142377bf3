package org.entente.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One mail to one recipient.
 *
 * @param id names its place in a list
 * @param state {@code waiting}, {@code sending}, {@code delayed} (refused for now), {@code sent} (taken by the SMTP
 *     server) or {@code bounced}
 * @param attempts so far
 * @param nextAt of the next attempt; null once it is sent or bounced
 * @param status the enhanced status (RFC 3463), or the reply's code; empty before the first attempt
 * @param diagnostic what the other server said, on one line
 */
public record Delivery(
        long id,
        String address,
        String state,
        int attempts,
        @Nullable Instant nextAt,
        String status,
        String diagnostic,
        @Nullable Instant changedAt) {}
