package org.entente.mailinglist;

import org.entente.mail.MailMessage;
import org.entente.mail.Mailbox;
import org.jspecify.annotations.Nullable;

/**
 * A message that somebody wants on a list, by mail, from the page or over REST.
 *
 * @param sender whose post it is
 * @param envelopeSender where a refusal goes; empty for the null sender, which gets none
 * @param person the sign-in of who wrote it here, which proves the sender; null by mail
 * @param octets the message as it came
 */
record Submission(
        Mailbox sender, String envelopeSender, @Nullable String person, MailMessage message, byte[] octets) {}
