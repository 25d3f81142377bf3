package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.entente.people.Profile;
import org.entente.web.OwnPlace;

/** The way to what was released, for those who have something there; they find it within some seconds. */
@Singleton
class ReleasedPlace implements OwnPlace {
    private final KnownPeople readers;

    @Inject
    ReleasedPlace(Released released) {
        readers = new KnownPeople(Duration.ofSeconds(5), released::readers);
    }

    @Override
    public String address() {
        return "/released";
    }

    @Override
    public String text() {
        return "hr.released.title";
    }

    @Override
    public boolean isFor(Profile person) {
        return readers.contains(person.id());
    }
}
