package org.entente.memo;

import java.time.Instant;

/** Its author takes a memo back, everywhere. */
public record MemoWithdrawn(String id, String homeSite, Instant withdrawnAt) {
    static final String TYPE = "org.entente.memo.withdrawn";

    public MemoWithdrawn {
        if (id == null || homeSite == null || withdrawnAt == null) {
            throw new IllegalArgumentException("a withdrawal needs id, homeSite and withdrawnAt");
        }
    }
}
