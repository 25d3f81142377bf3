package org.entente.exchange;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.site.DatabaseFault;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The right to run this site's exchange: an advisory lock of PostgreSQL, held by the very connection that numbers the
 * streams. It ends with the connection, at once and without a clock, and what its holder writes afterwards cannot
 * commit: the connection is the fence.
 */
final class Lease implements AutoCloseable {
    /** The letters "entente" as a number: any constant that nobody else uses on this database. */
    private static final long LOCK = 0x656e74656e7465L;

    /** Said instead of a topic: something that was sent is to be sent again. */
    static final String AGAIN = "again";

    private final Connection connection;

    private Lease(Connection connection) {
        this.connection = connection;
    }

    /** Takes the lease, or nothing where another node has it. */
    static Optional<Lease> take(String url, String user, String password) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setTcpKeepAlive(true);
        source.setConnectTimeout(5);
        source.setSocketTimeout(60);
        source.setApplicationName("entente-exchange");
        try {
            var connection = source.getConnection();
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
                row.next();
                if (row.getBoolean(1)) {
                    try (var listen = connection.createStatement()) {
                        listen.execute("listen outbox");
                    }
                    return Optional.of(new Lease(connection));
                }
            } catch (SQLException fault) {
                connection.close();
                throw fault;
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException fault) {
            throw new DatabaseFault(fault);
        }
    }

    Connection connection() {
        return connection;
    }

    /**
     * Waits for a commit that wrote to the outbox.
     *
     * @return what was heard: topics with new rows, {@link #AGAIN} where rows were marked to be sent again
     */
    Set<String> await(Duration atMost) throws SQLException {
        var heard = connection.unwrap(PGConnection.class).getNotifications((int) atMost.toMillis());
        return heard == null
                ? Set.of()
                : Stream.of(heard).map(PGNotification::getParameter).collect(Collectors.toSet());
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            // the server releases the lock with the connection, whoever closes it
        }
    }
}
