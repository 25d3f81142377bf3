package org.entente.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import org.entente.site.Database;

/**
 * Where features publish: a row in the caller's transaction, so that an item and its envelope stand or fall together.
 * A trigger wakes the relay when the transaction commits.
 */
@Singleton
public class Outbox {
    private static final String INSERT =
            "insert into outbox (topic, type, key, part, time, body) values (?, ?, ?, ?, ?, ?)";

    private final Database database;

    @Inject
    Outbox(Database database) {
        this.database = database;
    }

    /** Publishes a change of the item {@code key}; {@code body} is a record that travels as JSON. */
    public void publish(String topic, String type, String key, Object body) {
        database.update(INSERT, topic, type, key, 0, now(), Json.write(body));
    }

    /** Publishes parts 0 to {@code parts - 1} of an item whose bodies an {@link EnvelopeBodies} keeps. */
    public void announce(String topic, String type, String key, int parts) {
        var rows = new ArrayList<Object[]>();
        for (int part = 0; part < parts; part++) {
            rows.add(new Object[] {topic, type, key, part, now(), null});
        }
        database.updateAll(INSERT, rows);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
