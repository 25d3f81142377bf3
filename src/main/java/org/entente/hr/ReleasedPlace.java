package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import org.entente.people.Profile;
import org.entente.web.OwnPlace;

/** The way to what was released, for those who have something there; they find it within some seconds. */
@Singleton
class ReleasedPlace implements OwnPlace {
    private static final long KEPT = Duration.ofSeconds(5).toNanos();

    private record Readers(Set<String> people, long at) {}

    private final Released released;
    private volatile Readers readers = new Readers(Set.of(), System.nanoTime() - KEPT);

    @Inject
    ReleasedPlace(Released released) {
        this.released = released;
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
        var known = readers;
        if (System.nanoTime() - known.at() >= KEPT) {
            known = new Readers(Set.copyOf(released.readers()), System.nanoTime());
            readers = known;
        }
        return known.people().contains(person.id());
    }
}
