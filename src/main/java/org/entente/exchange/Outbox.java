package org.entente.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import org.entente.site.Database;
import org.entente.site.Problem;

/**
 * Where features publish: a row in the caller's transaction, so that an item and its envelope stand or fall together.
 * A trigger wakes the relay when the transaction commits.
 */
@Singleton
public class Outbox {
    private static final String INSERT =
            "insert into outbox (topic, type, key, part, time, body) values (?, ?, ?, ?, ?, ?)";

    /** Octets of a body, so that it and its headers stay below Kafka's 1 MiB. */
    private static final int MOST = 1_000_000;

    private final Database database;

    @Inject
    Outbox(Database database) {
        this.database = database;
    }

    /**
     * Publishes a change of the item {@code key}; {@code body} is a record that travels as JSON.
     *
     * @throws Problem 413 {@code too-large-to-send} for one that no broker would take: it would stop the whole stream
     */
    public void publish(String topic, String type, String key, Object body) {
        var octets = Json.write(body);
        if (octets.length > MOST) {
            throw new Problem(
                    413,
                    "too-large-to-send",
                    "This has %d octets on its way to the other sites; %d are the most."
                            .formatted(octets.length, MOST));
        }
        database.update(INSERT, topic, type, key, 0, Database.now(), octets);
    }

    /** Publishes parts 0 to {@code parts - 1} of an item whose bodies an {@link EnvelopeBodies} keeps. */
    public void announce(String topic, String type, String key, int parts) {
        var rows = new ArrayList<Object[]>();
        for (int part = 0; part < parts; part++) {
            rows.add(new Object[] {topic, type, key, part, Database.now(), null});
        }
        database.updateAll(INSERT, rows);
    }
}
