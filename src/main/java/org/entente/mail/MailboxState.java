package org.entente.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox that is read.
 *
 * @param connectedSince null while it cannot be reached
 * @param unreachableSince null while it can be, and before the first attempt
 * @param fault what is wrong there: {@code credentials}, {@code unreachable}, {@code moving} (stored mail cannot be moved
 *     away), {@code fetching} (one mail is not handed out); empty for nothing
 * @param detail what the server said about it
 * @param lastMailAt when mail was last found there
 * @param waiting mails that are there and not stored here yet, when it was last looked at
 */
public record MailboxState(
        String account,
        @Nullable Instant connectedSince,
        @Nullable Instant unreachableSince,
        String fault,
        String detail,
        @Nullable Instant lastMailAt,
        long waiting) {}
