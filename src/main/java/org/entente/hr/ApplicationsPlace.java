package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.people.Profile;
import org.entente.people.Role;
import org.entente.web.OwnPlace;

/** The way to the applications, for HR and for hiring managers; a new one of these finds it within half a minute. */
@Singleton
class ApplicationsPlace implements OwnPlace {
    private static final long KEPT = Duration.ofSeconds(30).toNanos();

    private record Managers(Set<String> people, long at) {}

    private final Openings openings;
    private volatile Managers managers = new Managers(Set.of(), System.nanoTime() - KEPT);

    @Inject
    ApplicationsPlace(Openings openings) {
        this.openings = openings;
    }

    @Override
    public String address() {
        return "/applications";
    }

    @Override
    public String text() {
        return "hr.application.title";
    }

    @Override
    public boolean isFor(Profile person) {
        return person.hasRole(Role.HR) || managers().contains(person.id());
    }

    private Set<String> managers() {
        var known = managers;
        if (System.nanoTime() - known.at() >= KEPT) {
            known = new Managers(
                    openings.all().stream().map(Opening::manager).collect(Collectors.toSet()), System.nanoTime());
            managers = known;
        }
        return known.people();
    }
}
