package org.entente.site;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The right to do a work of which a site has one: an advisory lock of PostgreSQL, held by a connection that listens too.
 * It ends with the connection, at once and without a clock, and what its holder writes on it afterwards cannot commit:
 * the connection is the fence.
 */
public final class Lease implements AutoCloseable {
    private final Listening listening;

    private Lease(Listening listening) {
        this.listening = listening;
    }

    /**
     * Takes the lease, or nothing where another node has it.
     *
     * @param name what the database's administrator sees
     * @param channel what is listened to
     * @param lock any number that nobody else uses on this database
     */
    public static Optional<Lease> take(Connections connections, String name, String channel, long lock) {
        var listening = connections.listen(name, channel);
        boolean taken = false;
        try (var statement = listening.connection().createStatement();
                var row = statement.executeQuery("select pg_try_advisory_lock(" + lock + ")")) {
            row.next();
            taken = row.getBoolean(1);
            return taken ? Optional.of(new Lease(listening)) : Optional.empty();
        } catch (SQLException fault) {
            throw new DatabaseFault(fault);
        } finally {
            if (!taken) {
                listening.close();
            }
        }
    }

    public Connection connection() {
        return listening.connection();
    }

    /** Waits for what is told on the channel, no longer than that. */
    public Set<String> await(Duration atMost) throws SQLException {
        return Set.copyOf(listening.await(atMost));
    }

    @Override
    public void close() {
        listening.close();
    }
}
