package org.entente.memo;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How loudly a memo may call. */
enum Importance {
    NORMAL,
    IMPORTANT,
    URGENT;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Importance> of(String key) {
        return Stream.of(values()).filter(each -> each.key().equals(key)).findFirst();
    }
}
