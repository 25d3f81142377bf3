package org.entente.mail;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.entente.people.Role;

/**
 * A feature's end of a mailbox: CDI finds every one, and two that claim one account stop the start.
 *
 * <p>{@link #receive} runs inside the transaction that also notes the mail as taken, so its effect happens once, and
 * must have none outside the database. An exception that will pass (a lost connection, a lock) is tried again; any other
 * parks the mail with the exception's message as the reason.
 */
public interface MailHandler {
    /** The accounts it takes, as configured in {@code entente.mail.accounts}: {@code lists}, {@code jobs}... */
    Set<String> accounts();

    void receive(ReceivedMail mail);

    /** Whose it is to read that one if it cannot be taken. */
    default Role reader(UUID mail) {
        return Role.ADMIN;
    }

    /** A mail that nobody can make sense of: a feature may keep it all the same. Otherwise it is parked. */
    default void receiveUnread(UUID mail, Instant receivedAt, RuntimeException why) {
        throw why;
    }
}
