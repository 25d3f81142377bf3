package org.entente.site;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.List;
import javax.transaction.xa.XAException;

/** The database refused a statement or could not be reached. */
public class DatabaseFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DatabaseFault(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /**
     * Whether the same work may succeed later: a lost connection (SQLSTATE class 08), a rollback by the server (40),
     * missing resources (53), a server that stops or starts (57), a fault of its files (58), a lock (55); or a commit
     * that failed and does not say why, as when the connection went at that moment. Everything else, such as a value
     * that a column refuses, will fail again.
     */
    public static boolean passes(Throwable fault) {
        boolean committing = false;
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            committing = isOfTheCommit(cause);
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
        return committing;
    }

    private static boolean isOfTheCommit(Throwable fault) {
        return fault instanceof RollbackException
                || fault instanceof SystemException
                || fault instanceof HeuristicMixedException
                || fault instanceof HeuristicRollbackException
                || fault instanceof XAException;
    }
}
