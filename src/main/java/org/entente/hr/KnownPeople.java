package org.entente.hr;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.function.Supplier;

/** Who may go somewhere, asked at most once in a while: the navigation of every page wants to know. */
final class KnownPeople {
    private record Known(Set<String> people, long at) {}

    private final Supplier<? extends Collection<String>> ask;
    private final long kept;
    private volatile Known known;

    KnownPeople(Duration kept, Supplier<? extends Collection<String>> ask) {
        this.ask = ask;
        this.kept = kept.toNanos();
        this.known = new Known(Set.of(), System.nanoTime() - this.kept);
    }

    boolean contains(String person) {
        var now = known;
        if (System.nanoTime() - now.at() >= kept) {
            now = new Known(Set.copyOf(ask.get()), System.nanoTime());
            known = now;
        }
        return now.people().contains(person);
    }
}
