package org.entente.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.entente.site.DatabaseFault;
import org.jspecify.annotations.Nullable;

/**
 * Takes what is stored, the oldest first. What fails for good is parked; a fault that will pass is thrown once the others
 * of the batch had their turn, and the mail is tried again. A mail that has ended the node three times is parked too.
 */
@Singleton
class MailTaker {
    private static final Logger LOG = Logger.getLogger(MailTaker.class.getName());
    private static final int BATCH = 50;
    private static final int ATTEMPTS = 3;

    private final StoredMails mails;
    private final MailTaking taking;

    @Inject
    MailTaker(StoredMails mails, MailTaking taking) {
        this.mails = mails;
        this.taking = taking;
    }

    /** Until nothing waits. */
    void take(BooleanSupplier going) {
        var next = mails.next(BATCH);
        while (!next.isEmpty() && going.getAsBoolean()) {
            mails.attempt(next);
            RuntimeException passing = null;
            for (var mail : next) {
                try {
                    take(mail);
                } catch (RuntimeException fault) {
                    mails.forgetAttempts(List.of(mail));
                    passing = fault; // the others must not wait for it
                }
            }
            if (passing != null) {
                throw passing;
            }
            next = mails.next(BATCH);
        }
    }

    /** That one now, if nobody else has it at this moment. */
    void takeAlone(UUID mail) {
        take(new StoredMails.Next(mail, 0));
    }

    /** @throws RuntimeException that will pass */
    private void take(StoredMails.Next mail) {
        if (mail.attempts() >= ATTEMPTS) {
            park(mail, "The node ended each of the " + ATTEMPTS + " times that it read this mail.", "attempts");
            return;
        }
        try {
            taking.take(mail.id());
        } catch (RuntimeException fault) {
            if (DatabaseFault.passes(fault) || !taking.isOpen()) {
                throw fault;
            }
            park(mail, reason(fault), fault.getClass().getName());
        }
    }

    private void park(StoredMails.Next mail, String reason, String cause) {
        mails.park(mail.id(), reason);
        LOG.log(Level.SEVERE, "parked a mail that could not be taken, mail={0} cause={1}", new Object[] {
            mail.id(), cause
        });
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
