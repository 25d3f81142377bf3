package org.entente.hr;

import java.util.HashMap;
import java.util.Map;

/**
 * How often each address has come in the running stretch of time, on this node: each begins with the stretch, and is let
 * in so many times. Of IPv6 the network counts, since each of its people has millions of addresses.
 */
final class JobsVisits {
    /** Whoever has so many addresses at once is let in without counting rather than kept in memory. */
    private static final int ADDRESSES = 100_000;

    private final long stretch;
    private final int most;
    private final Map<String, Integer> visits = new HashMap<>();
    private long began;

    /** @param stretch in nanoseconds */
    JobsVisits(long stretch, int most) {
        this.stretch = stretch;
        this.most = most;
    }

    /** @param now of {@link System#nanoTime} */
    synchronized boolean admit(String address, long now) {
        if (now - began >= stretch || visits.isEmpty()) {
            visits.clear();
            began = now;
        }
        return visits.size() >= ADDRESSES || visits.merge(network(address), 1, Integer::sum) <= most;
    }

    private static String network(String address) {
        var groups = address.split(":");
        return groups.length < 5
                ? address
                : String.join(":", java.util.List.of(groups).subList(0, 4));
    }
}
