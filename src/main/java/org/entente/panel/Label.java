package org.entente.panel;

import org.jspecify.annotations.Nullable;

/** A market, product, fact or period of a list; {@code above} is the one that it is a part of. */
record Label(
        int id,
        String kind,
        String name,
        @Nullable String above,
        @Nullable String unit,
        int place) {
    Period period() {
        return Period.of(name).orElseThrow();
    }
}
