package org.entente.hr;

import java.time.Instant;
import java.util.Set;

/** A release was taken back by its home site, or its application was erased. */
public record ReleaseWithdrawn(String id, String site, String reason, Instant at) {
    static final String TYPE = "org.entente.release.withdrawn";

    public ReleaseWithdrawn {
        if (id == null
                || site == null
                || at == null
                || !Set.of("withdrawn", "erased").contains(reason)) {
            throw new IllegalArgumentException("a withdrawal needs id, site, reason and at");
        }
    }
}
