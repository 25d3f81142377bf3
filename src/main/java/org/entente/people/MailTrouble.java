package org.entente.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Mail to a person comes back.
 *
 * @param diagnostic what the other server said, on one line
 * @param inARow how many have come back one after the other
 * @param stoppedAt since when nothing is mailed there any more; null while it is tried
 */
public record MailTrouble(
        String person,
        String address,
        Instant bouncedAt,
        String diagnostic,
        int inARow,
        @Nullable Instant stoppedAt) {
    public boolean stopped() {
        return stoppedAt != null;
    }
}
