package org.entente.memo;

import java.time.Instant;

/** Its author reminds those who have not acknowledged {@code version} of a memo. */
public record MemoReminded(String id, String homeSite, int version, Instant remindedAt) {
    static final String TYPE = "org.entente.memo.reminded";

    public MemoReminded {
        if (id == null || homeSite == null || remindedAt == null) {
            throw new IllegalArgumentException("a reminder needs id, homeSite and remindedAt");
        }
    }
}
