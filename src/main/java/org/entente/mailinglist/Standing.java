package org.entente.mailinglist;

import java.util.List;
import java.util.TreeSet;
import org.entente.people.Department;
import org.entente.people.Profile;
import org.entente.people.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who belongs to a list by what they are, at every site of it: everybody who has one of {@code roles} and works in one
 * of {@code departments}; an empty list of either asks for nothing, and both empty stand for nobody.
 */
public record Standing(
        @Nullable List<String> departments, @Nullable List<String> roles) {
    static final Standing NOBODY = new Standing(List.of(), List.of());

    public Standing {
        departments = departments == null ? List.of() : List.copyOf(new TreeSet<>(departments));
        roles = roles == null ? List.of() : List.copyOf(new TreeSet<>(roles));
    }

    boolean isNobody() {
        return departments.isEmpty() && roles.isEmpty();
    }

    boolean isKnown() {
        return departments.stream().allMatch(key -> Department.of(key).isPresent())
                && roles.stream().allMatch(key -> Role.of(key).isPresent());
    }

    boolean holds(Profile person) {
        return !isNobody()
                && !person.disabled()
                && (departments.isEmpty()
                        || departments.contains(person.department().key()))
                && (roles.isEmpty() || person.roles().stream().map(Role::key).anyMatch(roles::contains));
    }
}
