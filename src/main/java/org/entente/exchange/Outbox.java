package org.entente.exchange;

import jakarta.enterprise.context.ApplicationScoped;

/** Where features publish: in the caller's transaction, so that an item and its envelope stand or fall together. */
@ApplicationScoped
public class Outbox {
    /** Publishes a change of the item {@code key}; {@code body} is a record that travels as JSON. */
    public void publish(String topic, String type, String key, Object body) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Publishes parts 0 to {@code parts - 1} of an item whose bodies an {@link EnvelopeBodies} keeps. */
    public void announce(String topic, String type, String key, int parts) {
        throw new UnsupportedOperationException("not built yet");
    }
}
