package org.entente.hr;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the database's clock says, and whether the purge believes it.
 *
 * @param lastRun when it ran the last time by the same clock; null where it never did
 * @param doubtful whether now is before the last run or over 48 hours after it
 * @param confirmed whether HR has said that the clock is right all the same
 */
public record PurgeClock(Instant now, @Nullable Instant lastRun, boolean doubtful, boolean confirmed) {
    public boolean blocked() {
        return doubtful && !confirmed;
    }
}
