package org.entente.mail;

import java.util.List;

/**
 * A mail that is to go out, whole except for the envelope, which is the mail room's: bounces come to the site's account
 * {@code bounces} and are told as {@link MailBounced}.
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
     * @param address {@code local@domain}
     * @param headers only of a personal mail: header lines put on top, each ending in CRLF; empty for none
     */
    public record Recipient(String address, String headers) {
        public Recipient(String address) {
            this(address, "");
        }
    }
}
