package org.entente.twosites;

import java.util.List;

/**
 * One mail as a server takes it (RFC 5321); until the final dot only a part of it is known.
 *
 * @param helo what the client called itself
 * @param sender of the envelope; empty: the null sender
 * @param recipients of the envelope, as they were written
 * @param octets the message as it stood between DATA and the final dot, without the doubled dots
 */
public record SmtpMail(String helo, String sender, List<String> recipients, byte[] octets) {
    static final SmtpMail NONE = new SmtpMail("", "", List.of(), new byte[0]);

    /** The one that was named last. */
    public String recipient() {
        return recipients.get(recipients.size() - 1);
    }

    /** The message, an octet a character. */
    public String text() {
        return new String(octets, java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
