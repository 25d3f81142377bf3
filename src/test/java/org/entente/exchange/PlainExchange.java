package org.entente.exchange;

import java.util.List;
import java.util.UUID;
import org.entente.site.Database;
import org.entente.site.Site;

/** The road between sites without a broker: what was published, handed over by a test. */
public final class PlainExchange {
    private final Database database;

    public PlainExchange(Database database) {
        this.database = database;
    }

    public Outbox outbox() {
        return new Outbox(database);
    }

    public Directory directory(Site site) {
        return new Directory(site, database, outbox());
    }

    /** What was published of a type, the first one first, as if that site had sent it. */
    public List<Envelope> published(String type, String from, EnvelopeBodies bodies) {
        return database.list(
                "select * from outbox where type = ? order by part, id",
                row -> {
                    var kept = row.getBytes("body");
                    var key = row.getString("key");
                    int part = row.getInt("part");
                    return new Envelope(
                            UUID.randomUUID().toString(),
                            type,
                            from,
                            row.getString("topic"),
                            "1",
                            row.getLong("id"),
                            key,
                            part,
                            row.getTimestamp("time").toInstant(),
                            kept == null ? bodies.body(type, key, part) : kept);
                },
                type);
    }
}
