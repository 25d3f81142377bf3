package org.entente.exchange;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which nothing was heard of a peer, whatever the reason: its node or broker, the line, this site's mirror.
 *
 * @param lastHeardAt when it began: the last that was heard before
 * @param heardAgainAt null while it lasts
 * @param seconds how long it took, or has taken until now
 * @param awaySeconds for how much of that this site itself did not work: its own node, database or broker
 * @param ours that this is all of it: whether the peer could have been heard is not known
 */
public record Outage(
        String site,
        Instant lastHeardAt,
        @Nullable Instant heardAgainAt,
        long seconds,
        long awaySeconds,
        boolean ours) {
    public boolean lasts() {
        return heardAgainAt == null;
    }
}
