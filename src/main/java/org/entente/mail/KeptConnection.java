package org.entente.mail;

import org.jspecify.annotations.Nullable;

/** A courier's connection, opened when it is needed and kept for what comes next. */
final class KeptConnection {
    private final Smarthost host;
    private final Outlet outlet;
    private volatile @Nullable SmtpConnection connection;

    KeptConnection(Smarthost host, Outlet outlet) {
        this.host = host;
        this.outlet = outlet;
    }

    SmtpConnection get() throws SmtpFault {
        var open = connection;
        if (open != null && !open.isClosed()) {
            return open;
        }
        leave();
        open = SmtpConnection.open(host);
        connection = open;
        outlet.opened();
        return open;
    }

    /** Says goodbye where it is open. */
    void leave() {
        var open = connection;
        connection = null;
        if (open != null) {
            outlet.closed();
            if (!open.isClosed()) {
                open.quit();
            }
        }
    }

    /** See {@link SmtpConnection#breakIfOverdue}; for another thread. */
    void breakIfOverdue() {
        var open = connection;
        if (open != null) {
            open.breakIfOverdue();
        }
    }

    /** Ends whatever is being waited for; for another thread too. */
    void hangUp() {
        var open = connection;
        if (open != null) {
            open.close();
        }
    }
}
