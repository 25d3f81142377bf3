package org.entente.mail;

/** A stored mail cannot be opened: its key or its octets are gone or were changed. */
class UnopenedMail extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnopenedMail(String message) {
        super(message);
    }
}
