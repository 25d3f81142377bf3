package org.entente.mail;

/** A message that nobody can make sense of: nested too deeply, or not a message at all. */
class UnreadableMail extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableMail(String message) {
        super(message);
    }

    UnreadableMail(String message, Throwable cause) {
        super(message, cause);
    }
}
