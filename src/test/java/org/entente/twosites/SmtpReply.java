package org.entente.twosites;

import org.jspecify.annotations.Nullable;

/**
 * What a server answers: one line, or what only a broken one does.
 *
 * @param line the status and its text, without the end of the line; null: nothing is said
 * @param closes whether the connection is dropped then; without it and without a line the server stays silent
 * @param pause milliseconds before each octet of the line
 */
public record SmtpReply(@Nullable String line, boolean closes, int pause) {
    /** Says nothing more, and holds the connection. */
    public static final SmtpReply SILENCE = new SmtpReply(null, false, 0);
    /** Drops the connection without a word. */
    public static final SmtpReply CLOSE = new SmtpReply(null, true, 0);

    public static SmtpReply of(String line) {
        return new SmtpReply(line, false, 0);
    }

    /** The same, and then the connection is dropped. */
    public SmtpReply closing() {
        return new SmtpReply(line, true, pause);
    }

    /** The same, one octet after the other. */
    public SmtpReply dripping(int milliseconds) {
        return new SmtpReply(line, closes, milliseconds);
    }

    boolean isPositive() {
        return line != null && line.charAt(0) < '4';
    }
}
