package org.entente.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.entente.site.DatabaseFault;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the listener read. The whole batch shares one transaction; when anything in it fails, each envelope gets
 * one of its own, and the one that fails for good is parked whole while the others go on. A fault that will pass is
 * thrown to the listener, which waits and comes again with the same batch: numbers that were taken are skipped.
 */
@Singleton
class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class.getName());

    private final InboxTransactions transactions;
    private final ParkedEnvelopes parked;

    @Inject
    Inbox(InboxTransactions transactions, ParkedEnvelopes parked) {
        this.transactions = transactions;
        this.parked = parked;
    }

    void take(List<Arrival> batch) {
        try {
            transactions.take(batch);
        } catch (RuntimeException fault) {
            if (DatabaseFault.passes(fault) || !transactions.isOpen()) {
                throw fault;
            }
            batch.forEach(this::takeAlone);
        }
        batch.stream()
                .filter(arrival -> arrival.envelope() != null)
                .map(arrival -> InboundStreams.Stream.of(arrival.whole()))
                .distinct()
                .forEach(this::takeHeld);
    }

    /** What came too early and whose turn it is now. */
    private void takeHeld(InboundStreams.Stream stream) {
        for (var next = parked.nextHeld(stream); next.isPresent(); next = parked.nextHeld(stream)) {
            takeAlone(next.get());
        }
    }

    private void takeAlone(Arrival arrival) {
        try {
            transactions.take(List.of(arrival));
        } catch (RuntimeException fault) {
            if (DatabaseFault.passes(fault) || !transactions.isOpen()) {
                throw fault;
            }
            transactions.park(arrival, reason(fault));
            LOG.log(
                    Level.SEVERE,
                    "parked an envelope that could not be applied, place={0} type={1} cause={2}",
                    new Object[] {
                        arrival.place(),
                        arrival.envelope() == null ? "?" : arrival.whole().type(),
                        fault.getClass().getName()
                    });
        }
    }

    /** The innermost message, which says what was refused. */
    static String reason(Throwable fault) {
        @Nullable String reason = null;
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null) {
                reason = cause.getMessage();
            }
        }
        return reason == null ? fault.getClass().getSimpleName() : reason;
    }
}
