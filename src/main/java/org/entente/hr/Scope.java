package org.entente.hr;

import java.util.List;
import org.entente.people.Profile;
import org.entente.people.Role;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Which applications a person sees: HR of this site all of them, a hiring manager those for their openings, anyone else
 * none, and is told that there is nothing.
 */
record Scope(boolean hr, List<String> openings) {
    /** All of them, for what the site does by itself. */
    static final Scope SITE = new Scope(true, List.of());

    /** @throws Problem 404 for who sees none */
    static Scope of(Profile person, Openings openings) {
        boolean hr = person.hasRole(Role.HR);
        var managed = openings.all().stream()
                .filter(opening -> opening.manager().equals(person.id()))
                .map(Opening::id)
                .toList();
        if (!hr && managed.isEmpty()) {
            throw Applications.notThere();
        }
        return new Scope(hr, managed);
    }

    boolean sees(@Nullable String notice) {
        return hr || notice != null && openings.contains(notice);
    }

    /** The openings whose applications the person sees. */
    List<Opening> choice(Openings openings) {
        return openings.all().stream().filter(it -> sees(it.id())).toList();
    }

    /** A {@link Problem} 403 for a hiring manager: that is for HR alone. */
    void requireHr() {
        if (!hr) {
            throw Problem.forbidden("This is for HR of this site. Ask them.");
        }
    }
}
