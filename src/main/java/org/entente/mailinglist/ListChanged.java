package org.entente.mailinglist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A list as its home site has it now: whole, so that a later version can stand for those before it. */
public record ListChanged(
        String name,
        String homeSite,
        String address,
        int version,
        ListSettings settings,
        Instant changedAt,
        @Nullable Instant closedAt) {
    static final String TYPE = "org.entente.list.changed";

    public ListChanged {
        if (name == null || homeSite == null || address == null || settings == null || changedAt == null) {
            throw new IllegalArgumentException("a list needs name, homeSite, address, settings and changedAt");
        }
    }
}
