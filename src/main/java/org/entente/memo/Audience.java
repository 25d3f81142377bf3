package org.entente.memo;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who a memo is for: everybody of {@code departments} at {@code sites}, and {@code people} by their sign-ins. No
 * departments means all of them; departments without sites means all sites.
 */
public record Audience(
        @Nullable List<String> sites,
        @Nullable List<String> departments,
        @Nullable List<String> people) {
    static final Audience NOBODY = new Audience(List.of(), List.of(), List.of());

    public Audience {
        sites = distinct(sites);
        departments = distinct(departments);
        people = distinct(people);
    }

    private static List<String> distinct(@Nullable List<String> many) {
        return many == null
                ? List.of()
                : List.copyOf(new LinkedHashSet<>(
                        many.stream().map(one -> one == null ? "" : one).toList()));
    }

    boolean isEmpty() {
        return Stream.of(sites, departments, people).allMatch(List::isEmpty);
    }

    /** The same audience with its sites named. */
    Audience named(List<String> allSites) {
        return sites.isEmpty() && !departments.isEmpty() ? new Audience(allSites, departments, people) : this;
    }

    /** Whether it holds this person of this site. */
    boolean holds(String site, String person, String department) {
        return people.contains(person)
                || sites.contains(site) && (departments.isEmpty() || departments.contains(department));
    }

    /** {@code sites;departments;people}, each separated by commas: none of them holds either sign. */
    String text() {
        return String.join(",", sites) + ";" + String.join(",", departments) + ";" + String.join(",", people);
    }

    static Audience parse(String text) {
        var parts = text.split(";", 3);
        return new Audience(list(parts[0]), list(parts[1]), list(parts[2]));
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(","));
    }
}
