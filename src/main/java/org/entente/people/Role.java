package org.entente.people;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person may do. A director publishes memos, an admin looks after people and the bridge. */
public enum Role {
    DIRECTOR,
    HR,
    LIST_MANAGER,
    ADMIN,
    EMPLOYEE;

    /** The word in files and JSON: {@code director}, {@code list-manager}... */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The role of that key, written exactly. */
    public static Optional<Role> of(String key) {
        return Stream.of(values()).filter(each -> each.key().equals(key)).findFirst();
    }
}
