package org.entente.mail;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.entente.site.Database;
import org.entente.site.PlainDatabase;
import org.entente.twosites.LoneDovecot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mailboxes on a strict server, which changes its UIDVALIDITY and may refuse. */
class DovecotTest {
    private static final String MAIL = "From: a@panel.example\nSubject: Report\n\nText\n";

    @TempDir
    private static Path directory;

    private static Database database;
    private static LoneDovecot server;
    private static SiteKeys keys;
    private static int mailboxes;

    private final List<Thread> threads = new ArrayList<>();
    private final String user = "lists" + ++mailboxes;
    private volatile boolean going = true;
    private MailboxWatch watch;
    private MailIntake intake;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(LoneDovecot.isInstalled(), LoneDovecot.ABSENT);
        database = PlainDatabase.shared();
        server = LoneDovecot.start("dovecot");
        keys = new SiteKeys(
                Files.writeString(directory.resolve("key"), Base64.getEncoder().encodeToString(PartCipher.newKey()))
                        .toString());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void begin() {
        database.update("delete from raw_mail");
        database.update("delete from mail_account");
        intake = new MailIntake(database, keys);
    }

    @AfterEach
    void end() throws InterruptedException {
        going = false;
        if (watch != null) {
            watch.stop();
        }
        for (var thread : threads) {
            thread.join(10_000);
        }
    }

    private MailServer.Account account() {
        return new MailServer.Account("lists", user, LoneDovecot.PASSWORD, "INBOX");
    }

    private MailServer configured() {
        return new MailServer("127.0.0.1", server.imapPort(), "none", "Entente", List.of(account()));
    }

    private void watch() {
        watch = new MailboxWatch(
                configured(), account(), intake, new MailAccounts(database), Duration.ofMinutes(10), () -> going);
        threads.add(new Thread(watch));
        threads.get(0).start();
    }

    private void deliver(String message) {
        server.deliver(user, message.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static long stored() {
        return database.first("select count(*) from raw_mail", row -> row.getLong(1))
                .orElseThrow();
    }

    private int in(String folder) throws Exception {
        int mails = 0;
        for (var part : List.of("cur", "new")) {
            var directory = server.maildir(user).resolve(folder).resolve(part);
            if (Files.exists(directory)) {
                try (var files = Files.list(directory)) {
                    mails += (int) files.count();
                }
            }
        }
        return mails;
    }

    @Test
    void emptiesTheFolderAndHearsOfMore() throws Exception {
        deliver(MAIL);
        watch();
        await().untilAsserted(() -> assertEquals(1, in(".Entente")));
        deliver(MAIL.replace("Report", "Later"));
        deliver("Subject: \u00e9\nX-Bare: a\rb\nno field\n\n\0bare\rtext");
        deliver("");
        deliver("X-H: v\n".repeat(10_000) + MAIL);
        await().untilAsserted(() -> assertEquals(5, in(".Entente")));

        assertEquals(5, stored());
        assertEquals(0, in("."));
    }

    @Test
    void takesNothingTwiceAfterAChangeOfUidValidity() throws Exception {
        deliver(MAIL);
        deliver(MAIL.replace("Report", "Second"));
        var before = storeAll();
        await().until(() -> Instant.now().getEpochSecond() > before); // it takes the second for its UIDVALIDITY
        server.forgetUids(user);
        deliver(MAIL); // the same octets, but one more than before
        watch();
        await().untilAsserted(() -> assertEquals(3, in(".Entente")));

        assertNotEquals(
                before,
                database.first("select max(uid_validity) from raw_mail_place", row -> row.getLong(1))
                        .orElseThrow());
        assertEquals(3, stored());
    }

    /** As a node does that is killed before it flags them. */
    private long storeAll() throws Exception {
        try (var mailbox = ImapMailbox.open(configured(), account(), new ImapSocket())) {
            var arriving = new ArrayList<MailIntake.Arriving>();
            var waiting = mailbox.waiting();
            mailbox.fetch(
                    waiting,
                    (mail, octets) -> arriving.add(new MailIntake.Arriving(
                            new MailIntake.Place("lists", "INBOX", validity(mailbox), mail.uid(), mail.size()),
                            new ByteArrayInputStream(all(octets)))));
            intake.store(arriving);
            return mailbox.uidValidity();
        }
    }

    private static byte[] all(java.io.InputStream octets) {
        try {
            return octets.readAllBytes();
        } catch (java.io.IOException never) {
            throw new java.io.UncheckedIOException(never);
        }
    }

    private static long validity(ImapMailbox mailbox) {
        try {
            return mailbox.uidValidity();
        } catch (jakarta.mail.MessagingException gone) {
            throw new IllegalStateException(gone);
        }
    }

    @Test
    void storesOnceAndSaysSoWhereMailCannotBeMovedAway() throws Exception {
        deliver(MAIL);
        storeAll();
        server.closeFolder(user, "Entente");
        deliver(MAIL.replace("Report", "Second"));
        watch();
        await().untilAsserted(() -> assertTrue(fault().startsWith("moving "), fault()));

        assertEquals(2, stored());
        deliver(MAIL.replace("Report", "Third"));
        await().untilAsserted(() -> assertEquals(3, stored()));
    }

    /** Also odd ones, and one that Dovecot hands out with other line ends than it was delivered with. */
    @Test
    void erasesTheCopiesOfJustThoseThatAreErasedHere() throws Exception {
        deliver(MAIL);
        deliver("Subject: \u00e9\nX-Bare: a\rb\nno field\n\n\0bare\rtext");
        deliver(MAIL.replace("Report", "Stays"));
        watch();
        await().untilAsserted(() -> assertEquals(3, in(".Entente")));
        var mails = database.list(
                "select id from raw_mail order by arrival limit 2", row -> java.util.UUID.fromString(row.getString(1)));
        var copies = new MailboxCopies(database);
        copies.erase("here", mails);
        new MailboxErasing(null, configured(), copies).work();

        assertEquals(java.util.Map.of("erased", 2L), copies.counts("here"));
        assertEquals(1, in(".Entente"));
    }

    private static String fault() {
        return database.first("select fault from mail_account", row -> row.getString(1))
                .orElse("");
    }
}
