package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Collectors;
import org.entente.people.Profile;
import org.entente.people.Role;
import org.entente.web.OwnPlace;

/** The way to the applications, for HR and for hiring managers; a new one of these finds it within half a minute. */
@Singleton
class ApplicationsPlace implements OwnPlace {
    private final KnownPeople managers;

    @Inject
    ApplicationsPlace(Openings openings) {
        managers = new KnownPeople(
                Duration.ofSeconds(30),
                () -> openings.all().stream().map(Opening::manager).collect(Collectors.toSet()));
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
        return person.hasRole(Role.HR) || managers.contains(person.id());
    }
}
