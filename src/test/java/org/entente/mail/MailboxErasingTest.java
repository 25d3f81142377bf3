package org.entente.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.site.Database;
import org.entente.site.PlainDatabase;
import org.entente.twosites.LoneMail;
import org.entente.twosites.SmtpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the copy on the mail server, with a real server and a real database. */
class MailboxErasingTest {
    private static final String USER = "jobs@fr.example";
    private static final Database database = PlainDatabase.shared();

    @TempDir
    private static Path directory;

    private static LoneMail server;
    private static MailIntake intake;

    private final MailboxCopies copies = new MailboxCopies(database);

    @BeforeAll
    static void start() throws Exception {
        server = LoneMail.open();
        var key =
                Files.writeString(directory.resolve("key"), Base64.getEncoder().encodeToString(PartCipher.newKey()));
        intake = new MailIntake(database, new SiteKeys(key.toString()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void begin() throws Exception {
        database.update("delete from mailbox_copy");
        database.update("delete from raw_mail");
        for (var folder : List.of("INBOX", "Entente")) {
            try (var mailbox = open(folder)) {
                var there = mailbox.waiting();
                if (!there.isEmpty()) {
                    mailbox.erase(there);
                }
            }
        }
    }

    private static MailServer imap(int port) {
        return imap(port, "Entente");
    }

    private static MailServer imap(int port, String doneFolder) {
        return new MailServer(
                "127.0.0.1",
                port,
                "none",
                doneFolder,
                List.of(new MailServer.Account("jobs", USER, LoneMail.PASSWORD, "INBOX")));
    }

    private static ImapMailbox open(String folder) throws Exception {
        open("INBOX", imap(server.imapPort())).close(); // makes the other one
        return open(folder, imap(server.imapPort()));
    }

    private static ImapMailbox open(String folder, MailServer imap) throws Exception {
        return ImapMailbox.open(
                imap, new MailServer.Account("jobs", USER, LoneMail.PASSWORD, folder), new ImapSocket());
    }

    private static int there(String folder) throws Exception {
        try (var mailbox = open(folder)) {
            return mailbox.waiting().size();
        }
    }

    /** Sends mails of these texts and stores them; they lie in the done folder, or where they came if they cannot go. */
    private static List<UUID> stored(boolean moved, String... texts) throws Exception {
        for (var text : texts) {
            SmtpClient.mail(
                    server.smtpPort(),
                    ("From: a@x.example\nSubject: A\n\n" + text + "\n").replace("\n", "\r\n"),
                    "a@x.example",
                    USER);
        }
        try (var mailbox = open("INBOX")) {
            for (var mail : mailbox.waiting()) {
                var octets = mailbox.stream(mail).readAllBytes();
                intake.store(List.of(new MailIntake.Arriving(
                        new MailIntake.Place("jobs", "INBOX", mailbox.uidValidity(), mail.uid(), mail.size()),
                        new ByteArrayInputStream(octets))));
            }
            if (moved) {
                mailbox.settle(mailbox.waiting(), "Entente");
            }
        }
        return database.list("select id from raw_mail order by arrival", row -> UUID.fromString(row.getString(1)));
    }

    private void work(MailServer imap) {
        new MailboxErasing(null, imap, copies).work();
    }

    @Test
    void takesAwayThatOneOnly() throws Exception {
        var mails = stored(true, "aaaa", "bbbb", "aaaa", "another");

        copies.erase("one", List.of(mails.get(0)));
        copies.erase("one", List.of(mails.get(0))); // asked twice
        work(imap(server.imapPort()));

        assertEquals(3, there("Entente"));
        assertEquals(Map.of("erased", 1L), copies.counts("one"));
        assertTrue(copies.of(List.of(mails.get(0))).get(0).doneAt() != null);
        copies.erase("two", mails);
        work(imap(server.imapPort()));
        assertEquals(0, there("Entente"));
        assertEquals(Map.of("erased", 3L), copies.counts("two"));
    }

    @Test
    void takesAwayWhatCouldNotBeMovedButNoEqualOneThatNobodyHasTaken() throws Exception {
        var mails = stored(false, "aaaa");
        SmtpClient.mail(server.smtpPort(), "From: a@x.example\r\nSubject: A\r\n\r\naaaa\r\n", "a@x.example", USER);

        copies.erase("one", mails);
        work(imap(server.imapPort()));

        assertEquals(Map.of("erased", 1L), copies.counts("one"));
        assertEquals(1, there("INBOX"));
    }

    @Test
    void saysWhatIsNotThereAnyMoreAndWhatNeverWas() throws Exception {
        var mails = stored(true, "aaaa");
        try (var mailbox = open("Entente")) {
            mailbox.erase(mailbox.waiting());
        }
        var form = intake.keep("jobs", "Subject: By form\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

        copies.erase("one", List.of(mails.get(0), form));
        work(imap(server.imapPort()));
        work(imap(server.imapPort())); // not its turn yet
        assertEquals(Map.of("waiting", 1L), copies.counts("one"));
        database.update("update mailbox_copy set next_at = now()");
        work(imap(server.imapPort()));

        assertEquals(Map.of("absent", 1L), copies.counts("one"));
    }

    @Test
    void findsWhatWasOnItsWayAtTheFirstLook() throws Exception {
        var mails = stored(true, "aaaa");
        copies.erase("one", mails);
        work(imap(server.imapPort(), "Elsewhere"));
        assertEquals(Map.of("waiting", 1L), copies.counts("one"));
        database.update("update mailbox_copy set next_at = now()");
        work(imap(server.imapPort()));

        assertEquals(Map.of("erased", 1L), copies.counts("one"));
        assertEquals(0, there("Entente"));
    }

    @Test
    void findsInAnyOfItsPlacesWhatCouldNotBeMoved() throws Exception {
        var mails = stored(false, "aaaa");
        database.update("insert into raw_mail_place (account, folder, uid_validity, uid, sha256, size, mail)"
                + " select account, folder, uid_validity + 1, uid + 9, sha256, size, mail from raw_mail_place");
        copies.erase("one", mails);
        work(imap(server.imapPort()));

        assertEquals(Map.of("erased", 1L), copies.counts("one"));
        assertEquals(0, there("INBOX"));
    }

    @Test
    void triesAgainUntilTheServerCanBeReached() throws Exception {
        var mails = stored(true, "aaaa");
        copies.erase("one", mails);
        work(imap(1));

        assertEquals(Map.of("waiting", 1L), copies.counts("one"));
        assertTrue(!copies.of(mails).get(0).fault().isEmpty());
        work(imap(server.imapPort())); // not its turn yet
        assertEquals(1, there("Entente"));
        database.update("update mailbox_copy set next_at = now()");
        work(imap(server.imapPort()));
        assertEquals(0, there("Entente"));
        assertEquals("", copies.of(mails).get(0).fault());
    }
}
