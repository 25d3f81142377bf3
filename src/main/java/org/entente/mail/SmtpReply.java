package org.entente.mail;

import java.util.regex.Pattern;

/**
 * What an SMTP server answered (RFC 5321 section 4.2).
 *
 * @param text all of its lines as one, without the code
 */
record SmtpReply(int code, String text) {
    private static final Pattern ENHANCED = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}(?=\\s|$)");

    boolean isGood() {
        return code / 100 == 2;
    }

    /** The server says that it closes the connection. */
    boolean isGoodbye() {
        return code == 421;
    }

    /** The enhanced status (RFC 3463), or else the code. */
    String status() {
        var found = ENHANCED.matcher(text);
        return found.lookingAt() ? found.group() : String.valueOf(code);
    }

    @Override
    public String toString() {
        return (code + " " + text).strip();
    }
}
