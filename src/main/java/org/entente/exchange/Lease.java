package org.entente.exchange;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.entente.site.Connections;
import org.entente.site.DatabaseFault;
import org.entente.site.Listening;

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

    private final Listening listening;

    private Lease(Listening listening) {
        this.listening = listening;
    }

    /** Takes the lease, or nothing where another node has it. */
    static Optional<Lease> take(Connections connections) {
        var listening = connections.listen("entente-exchange", "outbox");
        boolean taken = false;
        try (var statement = listening.connection().createStatement();
                var row = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
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

    Connection connection() {
        return listening.connection();
    }

    /**
     * Waits for a commit that wrote to the outbox.
     *
     * @return what was heard: topics with new rows, {@link #AGAIN} where rows were marked to be sent again
     */
    Set<String> await(Duration atMost) throws SQLException {
        return Set.copyOf(listening.await(atMost));
    }

    @Override
    public void close() {
        listening.close();
    }
}
