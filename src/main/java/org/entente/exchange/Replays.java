package org.entente.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.entente.site.DatabaseFault;
import org.entente.site.Problem;

/** Tries a parked envelope again, then, one by one, the changes of the same item that waited behind it. */
@Singleton
class Replays {
    private final ReplayTransactions transactions;
    private final ParkedEnvelopes parked;

    @Inject
    Replays(ReplayTransactions transactions, ParkedEnvelopes parked) {
        this.transactions = transactions;
        this.parked = parked;
    }

    /** @return how many took effect: the envelope and those behind it */
    int replay(long id) {
        int done = 0;
        for (var next = Optional.of(id); next.isPresent(); done++) {
            try {
                next = transactions.replay(next.get());
            } catch (RuntimeException fault) {
                if (fault instanceof Problem || DatabaseFault.passes(fault)) {
                    throw fault;
                }
                var reason = Inbox.reason(fault);
                parked.refused(next.get(), reason);
                if (done == 0) {
                    throw new Problem(409, "still-parked", "The envelope still cannot be applied: " + reason);
                }
                return done;
            }
        }
        return done;
    }
}
