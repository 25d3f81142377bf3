package org.entente.exchange;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long the envelopes of a peer were under way in the last day, from publication to effect.
 *
 * @param from the beginning of the first step, by the reader's clock
 * @param whole the day as one step; null where nothing came
 * @param steps the newest first, without those in which nothing came
 */
public record TransitDay(Instant from, Instant to, @Nullable Step whole, List<Step> steps) {
    /**
     * What took effect in a step. Envelopes that came together are kept together: the median is theirs, so it is close
     * but not exact; the other two are exact upper bounds.
     *
     * @param withinMs 99 of 100 took no longer
     */
    public record Step(Instant at, long envelopes, long medianMs, long withinMs, long slowestMs) {}
}
