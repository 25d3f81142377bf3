package org.entente.hr;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.entente.mail.Outgoing;
import org.entente.site.Background;
import org.entente.site.DatabaseFault;
import org.entente.site.Schema;

/** Looks every minute whether a run of the purge is to be begun or gone on with, on whichever node sees it first. */
@Singleton
class NightlyPurge {
    private static final Logger LOG = Logger.getLogger(NightlyPurge.class.getName());
    private static final Duration LOOK = Duration.ofMinutes(1);
    private static final Duration CLEAR = Duration.ofMinutes(5);
    private static final Duration ASK = Duration.ofMinutes(10);
    /** The tree of keys is written once for so many. */
    private static final int LOT = 50;

    private final Background background;
    private final PurgeRuns runs;
    private final Purge purge;
    private final Shredding shredding;
    private final Outgoing outgoing;
    private final ConsentAsking asking;
    private boolean told;

    @Inject
    NightlyPurge(
            Background background,
            PurgeRuns runs,
            Purge purge,
            Shredding shredding,
            Outgoing outgoing,
            ConsentAsking asking) {
        this.background = background;
        this.runs = runs;
        this.purge = purge;
        this.shredding = shredding;
        this.outgoing = outgoing;
        this.asking = asking;
    }

    void start(@Observes @Priority(Schema.FIRST + 1000) Startup started) {
        background.every(LOOK, "applications whose time is over are erased", this::look);
        background.every(ASK, "candidates whose consent lapses soon are asked again", this::askAgain);
        background.every(
                CLEAR,
                "texts of mails to candidates that have gone out are cleared",
                () -> outgoing.clearSent(Answering.ITEMS));
    }

    void askAgain() {
        each(asking.lapsing(), "a candidate whose consent lapses soon was not asked", asking::askAgain);
    }

    /** One that fails stops no others; what passes is tried again later. */
    private static void each(List<UUID> applications, String failed, Consumer<UUID> work) {
        for (var application : applications) {
            try {
                work.accept(application);
            } catch (RuntimeException fault) {
                if (DatabaseFault.passes(fault)) {
                    throw fault;
                }
                LOG.log(Level.SEVERE, failed + ", application=" + application, fault);
            }
        }
    }

    void look() {
        runs.current().ifPresent(this::run);
        tell();
    }

    private void tell() {
        var clock = runs.clock();
        if (clock.blocked() && !told) {
            LOG.log(
                    Level.SEVERE,
                    "the purge of applications waits for HR: the clock of the database may be wrong, now={0} lastRun={1}",
                    new Object[] {clock.now(), clock.lastRun()});
        }
        told = clock.blocked();
    }

    private void run(long run) {
        var due = purge.due();
        for (int from = 0; from < due.size(); from += LOT) {
            shredding.shred(erased(run, due.subList(from, Math.min(due.size(), from + LOT))));
        }
        runs.end(run);
    }

    private List<UUID> erased(long run, List<UUID> lot) {
        var erased = new ArrayList<UUID>();
        each(lot, "an application whose time is over was not erased", application -> {
            if (purge.erase(run, application)) {
                erased.add(application);
            }
        });
        return erased;
    }
}
