package org.entente.twosites;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapServer;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The demo's mail server, a program of its own: SMTP that behaves as an operator's does, and GreenMail's mailboxes and
 * IMAP behind it. Nothing is kept on disk: what was in the mailboxes is gone with the process.
 *
 * <p>It takes the project's directory, the port for SMTP, the port for IMAP and the sites; everybody's password comes
 * in {@code ENTENTE_DEMO_PASSWORD}.
 */
final class MailServer implements AutoCloseable {
    private final ImapServer imap;
    private final SmtpServer smtp;

    MailServer(Mailboxes mailboxes, String password, int smtpPort, int imapPort) {
        var managers = new Managers();
        try {
            for (var login : mailboxes.all().keySet()) {
                managers.getUserManager().createUser(login, login, password);
            }
        } catch (UserException refused) {
            throw new IllegalStateException(refused);
        }
        this.imap = new ImapServer(new ServerSetup(imapPort, "127.0.0.1", ServerSetup.PROTOCOL_IMAP), managers);
        imap.startService();
        this.smtp = new SmtpServer(smtpPort, new MailDelivery(mailboxes, managers.getUserManager()), false);
    }

    int smtpPort() {
        return smtp.port();
    }

    int imapPort() {
        return imap.getPort();
    }

    @Override
    public void close() {
        smtp.close();
        imap.stopService();
    }

    public static void main(String[] arguments) throws InterruptedException {
        List<String> sites = Arrays.asList(arguments).subList(3, arguments.length);
        var mailboxes = new Mailboxes(Path.of(arguments[0]), sites);
        new MailServer(
                mailboxes,
                System.getenv("ENTENTE_DEMO_PASSWORD"),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]));
        new CountDownLatch(1).await();
    }
}
