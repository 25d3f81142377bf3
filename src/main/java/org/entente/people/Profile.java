package org.entente.people;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

/**
 * A person as other rooms see one: a picture of the moment it was asked for.
 *
 * @param id the sign-in, which begins with the site's name, such as {@code fr-sales-director}; unique over all sites
 * @param language {@link Locale#ENGLISH} or {@link Locale#FRENCH}
 * @param disabled may not sign in, and belongs to no audience
 * @param preferences how they may be called
 * @param ready has a password; false until the one-time link was used
 */
public record Profile(
        String id,
        String name,
        String email,
        Department department,
        Set<Role> roles,
        Locale language,
        ZoneId zone,
        boolean disabled,
        boolean ready,
        Preferences preferences) {

    public Profile {
        roles = Set.copyOf(roles);
    }

    public boolean hasRole(Role role) {
        return roles.contains(role);
    }
}
