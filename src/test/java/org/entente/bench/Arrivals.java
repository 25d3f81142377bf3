package org.entente.bench;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.PGConnection;

/**
 * Sees memos become visible to the reader: it hears what the peer's own database says at each commit that brought one
 * (the receipt in the outbox), then asks which the reader has now. A memo is visible when that answer is in.
 */
final class Arrivals implements AutoCloseable {
    private static final String NEW =
            "select memo_id, arrived_at from memo_recipient where person = ? and arrived_at > ?";

    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final Sql peer;
    private final Thread thread = new Thread(this::watch, "arrivals");
    private volatile boolean running = true;
    private OffsetDateTime last;

    Arrivals(Installation at) throws SQLException {
        peer = at.sql(Installation.PEER);
        peer.update("listen outbox");
        try (var now = peer.statement("select now()").executeQuery()) {
            now.next();
            last = now.getObject(1, OffsetDateTime.class);
        }
        thread.start();
    }

    private void watch() {
        try (var statement = peer.statement(NEW)) {
            while (running) {
                var heard = peer.connection().unwrap(PGConnection.class).getNotifications(200);
                if (heard == null || heard.length == 0) {
                    continue;
                }
                statement.setString(1, Installation.READER);
                statement.setObject(2, last);
                try (var row = statement.executeQuery()) {
                    long now = System.nanoTime();
                    while (row.next()) {
                        seen.putIfAbsent(row.getString(1), now);
                        var at = row.getObject(2, OffsetDateTime.class);
                        last = at.isAfter(last) ? at : last;
                    }
                }
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    int count() {
        return seen.size();
    }

    /** By {@link System#nanoTime}. */
    long seenAt(String memo) {
        var at = seen.get(memo);
        if (at == null) {
            throw new IllegalStateException("memo " + memo + " has not been seen");
        }
        return at;
    }

    @Override
    public void close() throws SQLException {
        running = false;
        try {
            thread.join(2_000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        peer.close();
    }
}
