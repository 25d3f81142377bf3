package org.entente.site;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** A connection that hears what others tell at their commits ({@code NOTIFY}), from whichever node. */
public final class Listening implements AutoCloseable {
    private final Connection connection;

    Listening(Connection connection) {
        this.connection = connection;
    }

    public Connection connection() {
        return connection;
    }

    /** What was told, in order; waits for it no longer than {@code atMost}, and not at all below a millisecond. */
    public List<String> await(Duration atMost) throws SQLException {
        // to the driver 0 means for ever
        int millis = atMost.toMillis() > 0 ? (int) atMost.toMillis() : -1;
        var heard = connection.unwrap(PGConnection.class).getNotifications(millis);
        return heard == null
                ? List.of()
                : Stream.of(heard).map(PGNotification::getParameter).toList();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            // it is of no use any more, and the server lets go of it
        }
    }
}
