package org.entente.twosites;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MailServerTest {
    private static final String PASSWORD = "of everybody";
    private static MailServer server;

    @BeforeAll
    static void start() {
        var ports = Ports.free(Settings.SITES);
        server = new MailServer(
                new Mailboxes(Path.of("").toAbsolutePath(), Settings.SITES),
                PASSWORD,
                ports.of("smtp"),
                ports.of("imap"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void refusesWhomNobodyKnowsBeforeTheMessage() throws Exception {
        try (var client = new SmtpClient(server.smtpPort())) {
            assertTrue(client.hear().startsWith("220 "));
            client.say("EHLO client.example");
            client.say("MAIL FROM:<panel@panel.example>");
            assertTrue(client.say("RCPT TO:<nobody@fr.example>").startsWith("550 5.1.1 "));
            assertTrue(client.say("DATA").startsWith("503 "));
            assertTrue(client.say("RCPT TO:<fr-hr@fr.example>").startsWith("250 "));
        }
    }

    @Test
    void asksToComeAgainWhereItCannotAskForLists() throws Exception {
        var nowhere = new ListTable(java.util.Map.of("fr", 1));
        var mailboxes = new Mailboxes(Path.of("").toAbsolutePath(), Settings.SITES, nowhere);
        var ports = Ports.free(Settings.SITES);
        try (var lonely = new MailServer(mailboxes, PASSWORD, ports.of("smtp"), ports.of("imap"));
                var client = new SmtpClient(lonely.smtpPort())) {
            client.hear();
            client.say("EHLO client.example");
            client.say("MAIL FROM:<panel@panel.example>");
            assertTrue(client.say("RCPT TO:<board@fr.example>").startsWith("451 4.3.0 "));
            assertTrue(client.say("RCPT TO:<board@uk.example>").startsWith("550 "));
            assertTrue(client.say("RCPT TO:<fr-hr@fr.example>").startsWith("250 "));
        }
    }

    @Test
    void writesOnEachCopyWhomItWasForAndWhoSentIt() throws Exception {
        var answer = send("panel@panel.example", "fr-finance-director+p09@fr.example", "uk-hr@uk.example");
        assertTrue(answer.startsWith("250 "), answer);

        try (var store = sign("fr-finance-director@fr.example")) {
            var text = raw(inbox(store), 1);
            assertTrue(
                    text.startsWith("Delivered-To: fr-finance-director+p09@fr.example\r\n"
                            + "Return-Path: <panel@panel.example>\r\n"
                            + "Authentication-Results: mail.example; spf=pass smtp.mailfrom=panel@panel.example\r\n"
                            + "Received: from client.example (localhost [127.0.0.1])\r\n\tby mail.example with ESMTP "),
                    text);
            assertTrue(text.endsWith("\r\nSubject: Report\r\n\r\nP09\r\n"), text);
        }
        try (var store = sign("uk-hr@uk.example")) {
            assertTrue(raw(inbox(store), 1).startsWith("Delivered-To: uk-hr@uk.example\r\n"));
        }
    }

    @Test
    void vouchesForNobodyElse() throws Exception {
        send("panel@elsewhere.example", "uk-admin@uk.example");
        send("", "uk-admin@uk.example");
        try (var store = sign("uk-admin@uk.example")) {
            assertTrue(raw(inbox(store), 1).contains("spf=none smtp.mailfrom=panel@elsewhere.example\r\n"));
            assertTrue(raw(inbox(store), 2).contains("Return-Path: <>\r\n"));
            assertTrue(raw(inbox(store), 2).contains("spf=none smtp.mailfrom=client.example\r\n"));
        }
    }

    @Test
    void keepsEveryOctet() throws Exception {
        var odd = "Subject: caf\u00e9 \u0080\u00ff\r\nX-Long: " + "x".repeat(2000)
                + "\r\n\r\n..\r\n. \u0000\u0001\u009f end";
        assertTrue(SmtpClient.mail(server.smtpPort(), odd, "a@b.example", "jobs@fr.example")
                .startsWith("250 "));
        try (var store = sign("jobs@fr.example")) {
            assertTrue(raw(inbox(store), 1).endsWith("\r\n" + odd + "\r\n"));
        }
    }

    @Test
    void endsALineThatEndsWithALineFeedAlone() throws Exception {
        SmtpClient.mail(server.smtpPort(), "Subject: a\n\nb\n.\nc\n", "a@b.example", "jobs@uk.example");
        try (var store = sign("jobs@uk.example")) {
            var text = raw(inbox(store), 1);
            assertTrue(text.endsWith("\r\nSubject: a\r\n\r\nb\r\n.\r\nc\r\n\r\n"), text);
        }
    }

    @Test
    void refusesTooMuchAtOnce() throws Exception {
        try (var client = new SmtpClient(server.smtpPort())) {
            client.hear();
            client.say("EHLO client.example");
            assertTrue(client.say("MAIL FROM:<a@b.example> SIZE=62914561").startsWith("552 5.3.4 "));
            assertTrue(client.say("MAIL FROM:<a@b.example> BODY=8BITMIME SIZE=62914560")
                    .startsWith("250 "));
        }
    }

    @Test
    void signsInWhoHasAMailbox() throws Exception {
        try (var client = new SmtpClient(server.smtpPort())) {
            client.hear();
            client.say("EHLO client.example");
            assertTrue(client.say("AUTH PLAIN " + plain("wrong")).startsWith("535 "));
            assertTrue(client.say("AUTH PLAIN").startsWith("334"));
            assertTrue(client.say(plain(PASSWORD)).startsWith("235 "));
        }
    }

    private static String plain(String password) {
        return java.util.Base64.getEncoder()
                .encodeToString(("\0fr-hr@fr.example\0" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void tellsWhoWaitsAndMovesWhatIsTaken() throws Exception {
        try (var store = sign("lists@fr.example")) {
            var inbox = (IMAPFolder) inbox(store);
            var told = new CountDownLatch(1);
            inbox.addMessageCountListener(new MessageCountAdapter() {
                @Override
                public void messagesAdded(MessageCountEvent event) {
                    told.countDown();
                }
            });
            var waiting = new Thread(() -> idle(inbox));
            waiting.start();
            await().until(() -> {
                send("panel@panel.example", "panel-floorcare@fr.example");
                return told.getCount() == 0;
            });
            waiting.join();

            var done = (IMAPFolder) store.getFolder("Done");
            assertTrue(done.create(Folder.HOLDS_MESSAGES));
            var first = inbox.getMessage(1);
            var uid = inbox.getUID(first);
            assertEquals(1, inbox.moveUIDMessages(new Message[] {first}, done).length);
            inbox.close();
            inbox.open(Folder.READ_ONLY);
            assertNull(inbox.getMessageByUID(uid));
            done.open(Folder.READ_ONLY);
            assertEquals(1, done.getMessageCount());
            assertFalse(done.getMessage(1).isSet(Flags.Flag.DELETED));
        }
    }

    private static void idle(IMAPFolder folder) {
        try {
            folder.idle(true);
        } catch (MessagingException gone) {
            throw new IllegalStateException(gone);
        }
    }

    private static String send(String sender, String... recipients) throws Exception {
        return SmtpClient.mail(server.smtpPort(), "Subject: Report\r\n\r\nP09", sender, recipients);
    }

    private static Store sign(String login) throws Exception {
        var properties = new Properties();
        properties.setProperty("mail.imap.partialfetch", "false");
        var store = Session.getInstance(properties).getStore("imap");
        store.connect("127.0.0.1", server.imapPort(), login, PASSWORD);
        return store;
    }

    private static Folder inbox(Store store) throws Exception {
        var inbox = store.getFolder("INBOX");
        inbox.open(Folder.READ_WRITE);
        return inbox;
    }

    private static String raw(Folder folder, int number) throws Exception {
        var out = new ByteArrayOutputStream();
        folder.getMessage(number).writeTo(out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}
