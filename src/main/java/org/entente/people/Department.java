package org.entente.people;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The departments that every site has; a memo's audience is made of them. */
public enum Department {
    GENERAL,
    FINANCE,
    SALES,
    MARKETING,
    HR,
    IT;

    /** The word in files, JSON and topics: {@code general}, {@code finance}... */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The department of that key, written exactly. */
    public static Optional<Department> of(String key) {
        return Stream.of(values()).filter(each -> each.key().equals(key)).findFirst();
    }
}
