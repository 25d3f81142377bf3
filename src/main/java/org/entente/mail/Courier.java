package org.entente.mail;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.entente.mail.Deliveries.Row;
import org.entente.mail.Deliveries.Tried;
import org.entente.site.Background;
import org.entente.site.DatabaseFault;
import org.jspecify.annotations.Nullable;

/**
 * One of the threads that send, with a connection of its own that it keeps: takes some rows, sends, writes down what came
 * of it, and begins again. What is written down late is sent twice after a crash, so it never has many on its account.
 */
final class Courier implements Runnable {
    /** Recipients of one transaction (RFC 5321 section 4.5.3.1.8: a server takes as many). */
    private static final int TOGETHER = 100;
    /** Messages until the next note of them. */
    private static final int PERSONAL = 25;

    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Logger LOG = Logger.getLogger(Courier.class.getName());

    private final int number;
    private final Deliveries deliveries;
    private final Messages messages;
    private final Outlet outlet;
    private final Bell bell;
    private final BooleanSupplier running;
    private final Ledger ledger;
    private final KeptConnection connection;
    /** What was begun with the end of the one before it, for the first row that is left. */
    private @Nullable SmtpTransaction begun;

    private boolean surplus;

    Courier(
            int number,
            Smarthost host,
            Deliveries deliveries,
            Messages messages,
            Outlet outlet,
            Bell bell,
            BooleanSupplier running) {
        this.number = number;
        this.deliveries = deliveries;
        this.messages = messages;
        this.outlet = outlet;
        this.bell = bell;
        this.running = running;
        this.ledger = new Ledger(deliveries, running);
        this.connection = new KeptConnection(host, outlet);
    }

    int number() {
        return number;
    }

    KeptConnection connection() {
        return connection;
    }

    @Override
    public void run() {
        try {
            boolean well = true;
            while (running.getAsBoolean()) {
                long heard = bell.rings();
                try {
                    if (!well) {
                        deliveries.release(number); // a claim whose answer was lost
                        well = true;
                    }
                    if (!work()) {
                        rest(heard);
                    }
                } catch (RuntimeException | Error fault) {
                    LOG.log(Level.WARNING, "a courier of the mail begins again", fault);
                    well = false;
                    if (!Background.pause()) {
                        return;
                    }
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            connection.leave();
        }
    }

    private boolean work() throws InterruptedException {
        if (surplus || !outlet.isOpen()) {
            return false;
        }
        var rows = deliveries.claim(number, PERSONAL, TOGETHER);
        if (rows.isEmpty()) {
            return false;
        }
        var ready = ready(rows);
        if (ready == null) {
            return true;
        }
        Deque<Row> left = new ArrayDeque<>(rows);
        var tried = new ArrayList<Tried>();
        try {
            boolean going = true;
            while (going && !left.isEmpty() && running.getAsBoolean()) {
                going = send(ready, left, tried);
            }
            return true;
        } catch (SmtpFault fault) {
            surplus = !outlet.failed(fault);
            return false;
        } finally {
            if (begun != null) {
                begun = null;
                connection.hangUp(); // in the middle of what will not be said
            }
            ledger.settle(tried);
            if (!left.isEmpty()) {
                ledger.release(number);
            }
        }
    }

    /** Null for a mail that cannot be made ready here: it is tried again like one that was refused, and stops no others. */
    private Messages.@Nullable Ready ready(List<Row> rows) throws InterruptedException {
        try {
            return messages.of(rows.get(0).mail());
        } catch (RuntimeException | OutOfMemoryError broken) {
            if (DatabaseFault.passes(broken)) {
                throw broken;
            }
            LOG.log(
                    Level.SEVERE,
                    "a mail cannot be made ready, mail=" + rows.get(0).mail(),
                    broken);
            var outcome = Outcome.lost("It could not be made ready here: " + broken);
            ledger.settle(rows.stream().map(row -> new Tried(row, outcome)).toList());
            return null;
        }
    }

    /** One transaction; false where the connection broke in it, so that the others had better be left to somebody else. */
    private boolean send(Messages.Ready ready, Deque<Row> left, List<Tried> tried) throws SmtpFault {
        var open = connection.get();
        boolean personal = ready.mail().personal();
        var lot = new ArrayList<Row>();
        while (!left.isEmpty() && lot.size() < (personal ? 1 : TOGETHER)) {
            lot.add(left.poll());
        }
        var transaction = begun == null ? ready.transaction(open, lot) : begun;
        begun = personal && !left.isEmpty() ? ready.transaction(open, List.of(left.peek())) : null;
        var outcomes = outcomes(transaction, open, lot.size());
        for (int i = lot.size() - 1; i >= 0; i--) {
            if (outcomes.get(i).state().equals(Outcome.AGAIN)) {
                left.addFirst(lot.get(i));
            } else {
                tried.add(new Tried(lot.get(i), outcomes.get(i)));
            }
        }
        if (!open.isClosed()) {
            outlet.works();
            return true;
        }
        begun = null;
        return !outcomes.get(0).state().equals("delayed");
    }

    /** A mail on which something of ours breaks is tried again and at last given up like any other: it stops no others. */
    private List<Outcome> outcomes(SmtpTransaction transaction, SmtpConnection open, int recipients) {
        try {
            return transaction.run(begun);
        } catch (SmtpTransaction.Stale stale) {
            return Collections.nCopies(recipients, Outcome.again());
        } catch (RuntimeException | OutOfMemoryError broken) {
            LOG.log(Level.SEVERE, "a mail cannot be sent", broken);
            open.close();
            return Collections.nCopies(recipients, Outcome.lost("It could not be sent from here: " + broken));
        }
    }

    private void rest(long heard) throws InterruptedException {
        if (surplus) {
            surplus = false;
            Thread.sleep(IDLE.toMillis());
        } else if (!bell.await(heard, IDLE)) {
            connection.leave();
        }
    }
}
