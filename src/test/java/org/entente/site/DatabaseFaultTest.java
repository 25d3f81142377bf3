package org.entente.site;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.transaction.RollbackException;
import jakarta.transaction.TransactionalException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;

class DatabaseFaultTest {
    private static TransactionalException commit(Throwable cause) {
        var rollback = new RollbackException("Transaction marked for rollback.");
        if (cause != null) {
            rollback.initCause(cause);
        }
        return new TransactionalException("encountered exception during commit", rollback);
    }

    @Test
    void knowsADeadlockAndALostConnection() {
        assertTrue(DatabaseFault.passes(new DatabaseFault(new SQLException("deadlock detected", "40P01"))));
        assertTrue(DatabaseFault.passes(commit(new SQLException("terminated", "57P01"))));
        assertTrue(DatabaseFault.passes(new DatabaseFault(new SQLException("no connection from the pool"))));
    }

    /** The connection that goes at the commit leaves no SQLSTATE; a good envelope must not be parked for it. */
    @Test
    void triesAFailedCommitAgain() {
        assertTrue(DatabaseFault.passes(commit(null)));
        assertTrue(DatabaseFault.passes(commit(new XAException(XAException.XAER_RMFAIL))));
    }

    @Test
    void knowsWhatWillFailAgain() {
        assertFalse(DatabaseFault.passes(commit(new SQLException("not null", "23502"))));
        assertFalse(DatabaseFault.passes(commit(new IllegalArgumentException("a memo needs id"))));
        assertFalse(DatabaseFault.passes(new IllegalArgumentException("half an envelope")));
    }
}
