package org.entente.mail;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.entente.mail.Deliveries.Tried;
import org.entente.site.DatabaseFault;

/** Writes down what came of it, come what may: what is not written down would be sent a second time. */
final class Ledger {
    private static final Logger LOG = Logger.getLogger(Ledger.class.getName());

    private final Deliveries deliveries;
    private final BooleanSupplier running;

    Ledger(Deliveries deliveries, BooleanSupplier running) {
        this.deliveries = deliveries;
        this.running = running;
    }

    /** In one go; or, where somebody who is told of a bounce fails, one by one, and at last without telling. */
    void settle(List<Tried> tried) throws InterruptedException {
        if (tried.isEmpty()) {
            return;
        }
        try {
            stubbornly(() -> deliveries.settle(tried, true));
        } catch (RuntimeException refused) {
            for (var one : tried) {
                try {
                    stubbornly(() -> deliveries.settle(List.of(one), true));
                } catch (RuntimeException again) {
                    LOG.log(
                            Level.SEVERE,
                            "a bounce could not be told, delivery=" + one.row().id(),
                            again);
                    stubbornly(() -> deliveries.settle(List.of(one), false));
                }
            }
        }
    }

    void release(int courier) throws InterruptedException {
        stubbornly(() -> deliveries.release(courier));
    }

    /** Until the database takes it or the node stops. */
    private void stubbornly(Runnable work) throws InterruptedException {
        while (true) {
            try {
                work.run();
                return;
            } catch (RuntimeException fault) {
                if (!DatabaseFault.passes(fault) || !running.getAsBoolean()) {
                    throw fault;
                }
                Thread.sleep(200);
            }
        }
    }
}
