package org.entente.mail;

import java.io.InputStream;

/** Reads a message, whatever made it. */
public final class MailReading {
    private MailReading() {}

    public static MailMessage read(InputStream octets) {
        throw new UnreadableMail("not yet");
    }
}
