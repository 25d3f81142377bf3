package org.entente.memo;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.site.Background;
import org.entente.site.Schema;

/** Looks for what is to be mailed; every node does, and what one has in hand the others leave to it. */
@Singleton
class MailRounds {
    private static final Logger LOG = Logger.getLogger(MailRounds.class.getName());

    private static final Duration AT_ONCE = Duration.ofMillis(500);

    private final Background background;
    private final MemoMailing mailing;
    private final DueMails due;
    private final Digests digests;
    private final Duration every;

    @Inject
    MailRounds(
            Background background,
            MemoMailing mailing,
            DueMails due,
            Digests digests,
            @ConfigProperty(name = "entente.memo.mail.look-every") Duration every) {
        this.background = background;
        this.mailing = mailing;
        this.due = due;
        this.digests = digests;
        this.every = every;
    }

    void start(@Observes @Priority(Schema.FIRST + 2000) Startup started) {
        background.every(
                Duration.ofSeconds(1), "memos are mailed", () -> mailing.due().forEach(this::mail));
        background.every(every, "what is due is recalled by mail", due::look);
        background.every(every, "digests are mailed", () -> digests.due().forEach(this::digest));
    }

    /** One that cannot be written must not keep the others waiting. */
    private void mail(Errand errand) {
        try {
            mailing.run(errand);
        } catch (RuntimeException fault) {
            LOG.log(Level.SEVERE, "a memo could not be mailed and will be tried again, item=" + errand.item(), fault);
            mailing.postpone(errand);
        }
    }

    private void digest(Digests.Turn turn) {
        try {
            digests.send(turn);
        } catch (RuntimeException fault) {
            LOG.log(
                    Level.SEVERE,
                    "a digest could not be mailed and will be tried again, person="
                            + turn.reader().id(),
                    fault);
        }
    }
}
