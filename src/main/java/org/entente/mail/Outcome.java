package org.entente.mail;

import java.util.regex.Pattern;

/**
 * What an attempt came to for one recipient.
 *
 * @param state {@code sent}, {@code delayed}, {@code bounced}; {@code again} for the next transaction, at once
 * @param diagnostic on one line
 * @param permanent of a bounce: whether the address is no good
 */
record Outcome(String state, String status, String diagnostic, boolean permanent) {
    static final String AGAIN = "again";

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

    static Outcome sent(SmtpReply reply) {
        return new Outcome("sent", reply.status(), line(reply.toString()), false);
    }

    /** Refused, for now or for good; {@code ofAddress}: as an answer to RCPT. */
    static Outcome refused(SmtpReply reply, boolean ofAddress) {
        return reply.code() < 500
                ? new Outcome("delayed", reply.status(), line(reply.toString()), false)
                : bounced(reply.status(), reply.toString(), ofAddress && isAddress(reply.status()));
    }

    static Outcome bounced(String status, String diagnostic, boolean permanent) {
        return new Outcome("bounced", status, line(diagnostic), permanent);
    }

    /** The connection or the server's patience ended: nobody knows. */
    static Outcome lost(String diagnostic) {
        return new Outcome("delayed", "4.4.2", line(diagnostic), false);
    }

    static Outcome again() {
        return new Outcome(AGAIN, "", "", false);
    }

    /** Whether that status says that there is no such mailbox: not of the sender (5.1.7, 5.1.8), and not of the mail. */
    static boolean isAddress(String status) {
        return status.matches("5\\.1\\.(?![789]$)\\d+|5\\.2\\.1|5\\.4\\.4|550|551|553");
    }

    static String line(String text) {
        var line = BLANKS.matcher(text).replaceAll(" ").strip();
        return line.length() > 500 ? line.substring(0, 500) : line;
    }
}
