package org.entente.hr;

import java.time.Instant;

/** A notice was taken back by its home site. */
public record NoticeWithdrawn(String id, String homeSite, int version, Instant withdrawnAt) {
    static final String TYPE = "org.entente.notice.withdrawn";

    public NoticeWithdrawn {
        if (id == null || homeSite == null || withdrawnAt == null) {
            throw new IllegalArgumentException("a withdrawal needs id, homeSite and withdrawnAt");
        }
    }
}
