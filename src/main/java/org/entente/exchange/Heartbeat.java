package org.entente.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a site says of itself every second.
 *
 * @param incarnation the life of its streams
 * @param sentAt by its own clock
 * @param published topic to the last number given
 * @param taken how far it has taken its peers' streams
 */
public record Heartbeat(String incarnation, Instant sentAt, Map<String, Long> published, List<Taken> taken) {
    static final String TYPE = "org.entente.exchange.heartbeat";

    /** The stream {@code topic} of {@code site} has been taken up to {@code number}. */
    public record Taken(String site, String topic, String incarnation, long number) {}

    public Heartbeat {
        if (incarnation == null || sentAt == null || published == null) {
            throw new IllegalArgumentException("a heartbeat needs incarnation, sentAt and published");
        }
        taken = taken == null ? List.of() : taken;
    }
}
