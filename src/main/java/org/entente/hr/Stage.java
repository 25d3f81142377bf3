package org.entente.hr;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How far an application has come. */
public enum Stage {
    RECEIVED,
    SHORTLISTED,
    INTERVIEW,
    OFFER,
    HIRED,
    REFUSED,
    WITHDRAWN;

    /** The word in JSON and in the database. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Nothing more is to be done in it. */
    public boolean isLast() {
        return ordinal() >= HIRED.ordinal();
    }

    static Optional<Stage> of(String key) {
        return Stream.of(values()).filter(each -> each.key().equals(key)).findFirst();
    }
}
