package org.entente.twosites;

import java.nio.file.Path;

/** The demo's mail server alone, in this JVM: for tests that need neither a node nor a broker. */
public final class LoneMail implements AutoCloseable {
    public static final String PASSWORD = "of everybody";

    private final Ports ports;
    private MailServer server;

    private LoneMail(Ports ports) {
        this.ports = ports;
        this.server = start();
    }

    public static LoneMail open() {
        return new LoneMail(Ports.free(Settings.SITES));
    }

    private MailServer start() {
        var mailboxes = new Mailboxes(Path.of("").toAbsolutePath(), Settings.SITES);
        return new MailServer(mailboxes, PASSWORD, ports.of("smtp"), ports.of("imap"));
    }

    public int smtpPort() {
        return ports.of("smtp");
    }

    public int imapPort() {
        return ports.of("imap");
    }

    /** Comes back on the same ports, all mailboxes empty and under another UIDVALIDITY. */
    public void restart() {
        server.close();
        server = start();
    }

    @Override
    public void close() {
        server.close();
    }
}
