package org.entente.story;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.awaitility.Awaitility;
import org.entente.twosites.TwoSites;

/** One person's mail program at the demo's mail server: IMAP to read, SMTP to answer. */
final class MailProgram implements AutoCloseable {
    private final Session session;
    private final Store store;
    private final String address;

    MailProgram(TwoSites sites, String signIn) throws MessagingException {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(sites.smtpPort()));
        session = Session.getInstance(properties);
        address = signIn + "@" + sites.siteOf(signIn).name() + ".example";
        store = session.getStore("imap");
        store.connect("127.0.0.1", sites.imapPort(), address, sites.settings().password());
    }

    /** The mails whose subject has these words, oldest first. */
    List<MimeMessage> mails(String words) throws MessagingException {
        var found = new ArrayList<MimeMessage>();
        try (var inbox = store.getFolder("INBOX")) {
            inbox.open(Folder.READ_ONLY);
            for (var message : inbox.getMessages()) {
                if (String.valueOf(message.getSubject()).contains(words)) {
                    found.add(new MimeMessage((MimeMessage) message));
                }
            }
        }
        return found;
    }

    /** The newest of that many mails whose subject has these words, once they are there. */
    MimeMessage await(String words, int count) throws MessagingException {
        Awaitility.await()
                .alias(words)
                .atMost(Duration.ofSeconds(30))
                .until(() -> mails(words).size() >= count);
        return mails(words).get(count - 1);
    }

    MimeMessage await(String words) throws MessagingException {
        return await(words, 1);
    }

    /** Presses "reply". */
    void reply(MimeMessage to, String text) throws MessagingException {
        var reply = (MimeMessage) to.reply(false);
        reply.setFrom(new InternetAddress(address));
        reply.setText(text, "UTF-8");
        reply.setFlag(Flags.Flag.SEEN, false);
        Transport.send(reply);
    }

    /** Its text, without French spaces. */
    static String text(MimeMessage mail) throws MessagingException, IOException {
        return text(mail.getContent()).replaceAll("[\u00a0\u202f]", " ");
    }

    private static String text(Object content) throws MessagingException, IOException {
        return content instanceof MimeMultipart parts
                ? text(parts.getBodyPart(0).getContent())
                : content.toString();
    }

    @Override
    public void close() throws MessagingException {
        store.close();
    }
}
