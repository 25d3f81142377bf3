package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.entente.people.People;
import org.entente.people.Profile;
import org.entente.people.Role;
import org.jspecify.annotations.Nullable;

/** Who may look after an application: HR of this site, and the manager of its opening. */
@Singleton
class Owners {
    private final People people;
    private final Openings openings;

    @Inject
    Owners(People people, Openings openings) {
        this.people = people;
        this.openings = openings;
    }

    /** Names by sign-in, by name. @param notice the opening's id; null for none */
    Map<String, String> of(@Nullable String notice) {
        var manager = openings.all().stream()
                .filter(opening -> opening.id().equals(notice))
                .map(Opening::manager)
                .toList();
        return named(people.active().stream()
                .filter(person -> person.hasRole(Role.HR) || manager.contains(person.id()))
                .toList());
    }

    /** Of everybody who may look after one of these. */
    Map<String, String> ofAll(List<Opening> those) {
        var managers = those.stream().map(Opening::manager).collect(Collectors.toSet());
        return named(people.active().stream()
                .filter(person -> person.hasRole(Role.HR) || managers.contains(person.id()))
                .toList());
    }

    private static Map<String, String> named(List<Profile> people) {
        var names = new TreeMap<String, String>();
        people.forEach(person -> names.put(person.id(), person.name()));
        return names;
    }
}
