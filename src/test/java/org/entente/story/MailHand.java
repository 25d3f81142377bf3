package org.entente.story;

import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.entente.twosites.SmtpClient;
import org.entente.twosites.TwoSites;

/** Somebody with an ordinary mail program. */
final class MailHand {
    private final TwoSites sites;

    MailHand(TwoSites sites) {
        this.sites = sites;
    }

    /** Sends a message as it stands; the server must take it. */
    void send(String sender, String message, String... recipients) {
        try {
            var answer = SmtpClient.mail(sites.smtpPort(), message.replaceAll("\r?\n", "\r\n"), sender, recipients);
            assertTrue(answer.startsWith("250"), answer);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** The messages of a mailbox whose subject holds these words, the oldest first, each read to the end. */
    List<MimeMessage> read(String mailbox, String subject) {
        return read(mailbox, "INBOX", subject);
    }

    List<MimeMessage> read(String mailbox, String folder, String subject) {
        var session = Session.getInstance(new Properties());
        try (var store = session.getStore("imap")) {
            store.connect(
                    "127.0.0.1", sites.imapPort(), mailbox, sites.settings().password());
            try (var inbox = store.getFolder(folder)) {
                inbox.open(Folder.READ_ONLY);
                return Stream.of(inbox.getMessages())
                        .filter(message -> !isDeleted(message))
                        .filter(message -> subject(message).contains(subject))
                        .map(MailHand::copy)
                        .toList();
            }
        } catch (MessagingException fault) {
            throw new IllegalStateException(mailbox, fault);
        }
    }

    /** The one message of that subject, when it has come. */
    MimeMessage await(String mailbox, String subject) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !read(mailbox, subject).isEmpty());
        return read(mailbox, subject).get(0);
    }

    private static boolean isDeleted(Message message) {
        try {
            return message.isSet(Flags.Flag.DELETED);
        } catch (MessagingException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static String subject(Message message) {
        try {
            return message.getSubject() == null ? "" : message.getSubject();
        } catch (MessagingException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static MimeMessage copy(Message message) {
        try {
            return new MimeMessage((MimeMessage) message);
        } catch (MessagingException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
