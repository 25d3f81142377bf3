package org.entente.memo;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a site tells a memo's home site about it.
 *
 * @param memo the memo's id
 * @param home the site that it is for; others ignore it
 * @param at when it happened, by the telling site's clock
 * @param version of the memo
 * @param latencyMs with an arrival: how long it was under way
 * @param recipients with an arrival: how many people it reached here
 * @param opened with an arrival or a withdrawal: how many of them have opened it
 * @param notUseful with an arrival or a judgement: how many of them said that it is of no use to them
 * @param readers where an acknowledgement is asked for: with an arrival all recipients or the first of them, the rest
 *     following in receipts of type {@link #READERS}; else the one who acted
 */
public record Receipt(
        String memo,
        String home,
        Instant at,
        int version,
        @Nullable Long latencyMs,
        @Nullable Integer recipients,
        @Nullable Integer opened,
        @Nullable Integer notUseful,
        @Nullable List<Reader> readers) {
    static final String ARRIVED = "org.entente.memo.arrived";
    static final String READERS = "org.entente.memo.readers";
    static final String OPENED = "org.entente.memo.opened";
    static final String ACKNOWLEDGED = "org.entente.memo.acknowledged";
    static final String JUDGED = "org.entente.memo.judged";
    static final String WITHDRAWAL = "org.entente.memo.withdrawal-arrived";

    /** Somebody who reads, and how far they are; {@code deputy}: what a deputy did of that, or beside it. */
    public record Reader(
            String id,
            String name,
            @Nullable Instant openedAt,
            @Nullable Instant acknowledgedAt,
            @Nullable ByDeputy deputy) {
        public Reader {
            if (id == null || name == null) {
                throw new IllegalArgumentException("a reader needs id and name");
            }
        }

        Reader named(String called) {
            return new Reader(id, called, openedAt, acknowledgedAt, deputy);
        }
    }

    public Receipt {
        if (memo == null || home == null || at == null) {
            throw new IllegalArgumentException("a receipt needs memo, home and at");
        }
        readers = readers == null ? List.of() : List.copyOf(readers);
    }
}
