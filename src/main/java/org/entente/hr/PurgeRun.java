package org.entente.hr;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the purge did; it counts and names nothing.
 *
 * @param endedAt null while it goes on
 * @param due applications whose time was over when it began and that were not on hold
 * @param refused of these, could not be erased
 * @param held whose time was over, but which are on legal hold
 * @param copiesGone copies on the mail server that are erased, or were not there any more
 * @param copiesWaiting copies on the mail server that are still to be erased
 */
public record PurgeRun(
        long id,
        Instant startedAt,
        @Nullable Instant endedAt,
        int due,
        int erased,
        int held,
        int refused,
        long copiesGone,
        long copiesWaiting) {}
