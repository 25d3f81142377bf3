package org.entente.memo;

import org.entente.people.Absence;
import org.entente.people.Profile;
import org.jspecify.annotations.Nullable;

/**
 * Whose memos they are, and who has them before their eyes: the person, or a deputy while the person is away.
 *
 * @param absence in which {@code by} is the deputy; null for oneself
 */
record ForWhom(Profile whose, Profile by, @Nullable Absence absence) {
    static ForWhom oneself(Profile person) {
        return new ForWhom(person, person, null);
    }

    /** The sign-in of whose memos they are. */
    String id() {
        return whose.id();
    }

    boolean isDeputy() {
        return absence != null;
    }

    /** What the deputy is called; null for oneself. */
    @Nullable
    String deputy() {
        return isDeputy() ? by.name() : null;
    }
}
