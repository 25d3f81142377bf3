package org.entente.site;

import java.sql.SQLException;
import java.util.List;

/** The database refused a statement or could not be reached. */
public class DatabaseFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DatabaseFault(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /**
     * Whether the same work may succeed later: a lost connection (SQLSTATE class 08), a rollback by the server (40),
     * missing resources (53), a server that stops or starts (57), a fault of its files (58), a lock (55). Everything
     * else, such as a value that a column refuses, will fail again.
     */
    public static boolean passes(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                var state = sql.getSQLState();
                return state == null
                        || List.of("08", "40", "53", "55", "57", "58").contains(state.substring(0, 2));
            }
            if (cause instanceof jakarta.persistence.OptimisticLockException
                    || cause instanceof jakarta.persistence.PessimisticLockException
                    || cause instanceof jakarta.resource.ResourceException) {
                return true;
            }
        }
        return false;
    }
}
