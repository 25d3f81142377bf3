package org.entente.mail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail that is to go out, whole except for the envelope, which is the mail room's: bounces come to the site's account
 * {@code bounces} and are told as {@link MailBounced}. One with the header {@code Auto-Submitted: auto-replied} goes out
 * with the null sender (RFC 3834 section 4), so that nothing answers it; its bounces are then seen only where the SMTP
 * server itself refuses it.
 *
 * @param item what it is about, its feature first: {@code list/sales-fr/0193...}, {@code memo/0193...}
 * @param octets the message (RFC 5322) with CRLF line ends and its Message-ID, which every attempt keeps
 * @param personal one message for each recipient, with an envelope sender of its own (VERP) and the recipient's own
 *     headers on top; else many recipients share one transaction
 */
public record OutgoingMail(String item, byte[] octets, boolean personal, List<Recipient> recipients) {
    public OutgoingMail {
        recipients = List.copyOf(recipients);
    }

    /**
     * @param address {@code local@domain}; one that no envelope can carry bounces at once
     * @param headers only of a personal mail: header lines put on top, each ending in CRLF; empty for none
     * @param notBefore when it goes out at the earliest; null for at once
     */
    public record Recipient(
            String address, String headers, @Nullable Instant notBefore) {
        public Recipient {
            if (!headers.isEmpty() && (!headers.endsWith("\r\n") || ("\r\n" + headers).contains("\r\n\r\n"))) {
                throw new IllegalArgumentException("Headers are lines that each end in CRLF, and none is empty.");
            }
        }

        public Recipient(String address, String headers) {
            this(address, headers, null);
        }

        public Recipient(String address) {
            this(address, "");
        }
    }
}
