package org.entente.twosites;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.user.UserException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The demo's mail server, a program of its own: SMTP that behaves as an operator's does, and GreenMail's mailboxes and
 * IMAP behind it. GreenMail's own SMTP asks nobody whether a recipient is known and knows no limit of size, and its
 * servers lose 40 ms an answer to Nagle. Nothing is kept on disk: what was in the mailboxes is gone with the process.
 *
 * <p>It takes the project's directory, the port for SMTP, the port for IMAP and {@code SITE=PORT} for each
 * site's database; everybody's password comes
 * in {@code ENTENTE_DEMO_PASSWORD}.
 */
final class MailServer implements AutoCloseable {
    private final Listener imap;
    private final Listener smtp;

    MailServer(Mailboxes mailboxes, String password, int smtpPort, int imapPort) {
        var managers = new Managers();
        var users = managers.getUserManager();
        try {
            for (var login : mailboxes.all().keySet()) {
                users.createUser(login, login, password);
            }
        } catch (UserException refused) {
            throw new IllegalStateException(refused);
        }
        var delivery = new MailDelivery(mailboxes, users);
        this.imap = new Listener(
                "imap", imapPort, socket -> new ImapHandler(users, managers.getImapHostManager(), socket).run());
        this.smtp = new Listener("smtp", smtpPort, socket -> new SmtpConversation(socket, delivery, false).hold());
    }

    int smtpPort() {
        return smtp.port();
    }

    int imapPort() {
        return imap.port();
    }

    @Override
    public void close() {
        smtp.close();
        imap.close();
    }

    public static void main(String[] arguments) throws InterruptedException {
        var databases = new LinkedHashMap<String, Integer>();
        for (var site : Arrays.asList(arguments).subList(3, arguments.length)) {
            var at = site.indexOf('=');
            databases.put(site.substring(0, at), Integer.parseInt(site.substring(at + 1)));
        }
        var mailboxes = new Mailboxes(Path.of(arguments[0]), List.copyOf(databases.keySet()), new ListTable(databases));
        new MailServer(
                mailboxes,
                System.getenv("ENTENTE_DEMO_PASSWORD"),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]));
        new CountDownLatch(1).await();
    }
}
