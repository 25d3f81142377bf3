package org.entente.twosites;

import java.util.List;

/** The line between the sites: every relay in front of a broker's peer listener, cut and restored together. */
public final class Link implements AutoCloseable {
    private final List<Relay> relays;

    Link(List<Relay> relays) {
        this.relays = List.copyOf(relays);
    }

    /** Closes every open connection between the sites and refuses new ones, until {@link #restore()}. */
    public void cut() {
        relays.forEach(Relay::cut);
    }

    public void restore() {
        relays.forEach(Relay::restore);
    }

    public boolean isUp() {
        return relays.stream().allMatch(Relay::isUp);
    }

    @Override
    public void close() {
        cut();
    }
}
