package org.entente.mail;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapServer;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.entente.site.Database;
import org.entente.site.PlainDatabase;
import org.entente.twosites.LoneMail;
import org.entente.twosites.SmtpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a mailbox into the store, with a real server and a real database. */
class MailboxWatchTest {
    private static final String USER = "lists@fr.example";
    private static final String MAIL = "From: a@panel.example\nSubject: Report\n\nRéponse\n";

    @TempDir
    private static Path directory;

    private static final Database database = PlainDatabase.shared();
    private static LoneMail server;
    private static SiteKeys keys;

    private final List<Thread> threads = new ArrayList<>();
    private final List<MailboxWatch> watches = new ArrayList<>();
    private volatile boolean going = true;
    private RawMails raw;
    private MailIntake intake;

    @BeforeAll
    static void start() throws Exception {
        server = LoneMail.open();
        var key =
                Files.writeString(directory.resolve("key"), Base64.getEncoder().encodeToString(PartCipher.newKey()));
        keys = new SiteKeys(key.toString());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void begin() throws Exception {
        database.update("delete from raw_mail");
        database.update("delete from mail_account");
        raw = new RawMails(database, keys);
        intake = new MailIntake(database, keys);
        empty("INBOX");
        empty("Entente");
    }

    @AfterEach
    void end() throws InterruptedException {
        going = false;
        watches.forEach(MailboxWatch::stop);
        for (var thread : threads) {
            thread.join(10_000);
            assertFalse(thread.isAlive());
        }
    }

    private void watch(String password) {
        watch(server.imapPort(), "none", password);
    }

    private void watch(int port, String security, String password) {
        var account = new MailServer.Account("lists", USER, password, "INBOX");
        var imap = new MailServer("127.0.0.1", port, security, "Entente", List.of(account));
        var watch = new MailboxWatch(
                imap, account, intake, new MailAccounts(database), Duration.ofMinutes(10), () -> going);
        watches.add(watch);
        threads.add(new Thread(watch));
        threads.get(threads.size() - 1).start();
    }

    private static void send(String message) throws Exception {
        var answer = SmtpClient.mail(server.smtpPort(), message.replace("\n", "\r\n"), "a@panel.example", USER);
        assertTrue(answer.startsWith("250"), answer);
    }

    @Test
    void storesEachMailOctetForOctetThenMovesItAway() throws Exception {
        send(MAIL);
        send(MAIL.replace("Report", "Second"));
        watch(LoneMail.PASSWORD);
        awaitStored(2);

        await().untilAsserted(() -> assertEquals(2, there("Entente").size()));
        assertEquals(List.of(), there("INBOX"));
        var stored = ids().stream().map(raw::octets).toList();
        for (int i = 0; i < 2; i++) {
            assertArrayEquals(there("Entente").get(i), stored.get(i));
        }
    }

    @Test
    void hearsOfMailThatComesLater() throws Exception {
        watch(LoneMail.PASSWORD);
        await().until(() -> count("select count(*) from mail_account where connected_since is not null") == 1);
        send(MAIL);
        awaitStored(1);
        send(MAIL);
        awaitStored(2); // the same octets twice are two mails
    }

    @Test
    void doesNotTakeAgainWhatWasStoredBeforeItCouldBeMoved() throws Exception {
        send(MAIL);
        var octets = there("INBOX").get(0);
        var mailbox = open();
        var place = mailbox.waiting().get(0);
        intake.store(List.of(new MailIntake.Arriving(
                new MailIntake.Place("lists", "INBOX", mailbox.uidValidity(), place.uid(), place.size()),
                new ByteArrayInputStream(octets))));
        mailbox.close();

        watch(LoneMail.PASSWORD);

        await().untilAsserted(() -> assertEquals(1, there("Entente").size()));
        assertEquals(1, ids().size());
    }

    @Test
    void takesNothingTwiceAfterAChangeOfUidValidity() throws Exception {
        send(MAIL);
        var first = there("INBOX").get(0);
        watch(LoneMail.PASSWORD);
        awaitStored(1);
        var before = count("select max(uid_validity) from raw_mail_place");

        going = false;
        watches.forEach(MailboxWatch::stop);
        server.restart();
        going = true;
        append(first);
        append(first);
        append(MAIL.replace("Report", "New").getBytes(StandardCharsets.UTF_8));
        watch(LoneMail.PASSWORD);

        await().untilAsserted(() -> assertEquals(3, there("Entente").size()));
        assertTrue(count("select max(uid_validity) from raw_mail_place") > before, "the server kept its UIDVALIDITY");
        // one of the twins is the one of before, the other and the new one are new
        assertEquals(3, ids().size());
        assertEquals(4, count("select count(*) from raw_mail_place"));
    }

    @Test
    void saysOnceWhatIsWrongAndReadsAgain() throws Exception {
        watch("wrong");
        await().untilAsserted(() -> assertTrue(fault().equals("credentials"), fault()));
        assertEquals(1, count("select count(*) from mail_account where unreachable_since is not null"));
        watch(LoneMail.PASSWORD);
        send(MAIL);
        awaitStored(1);
    }

    @Test
    void pausesBetweenAttempts() throws Exception {
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            watch(closed.getLocalPort(), "none", LoneMail.PASSWORD);
            closed.accept().close();
            long first = System.nanoTime();
            closed.accept().close();
            assertTrue(System.nanoTime() - first > 900_000_000L, "the second attempt came at once");
        }
    }

    @Test
    void trustsNoCertificateThatNobodySigned() throws Exception {
        int port = freePort();
        var imaps = new ImapServer(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS), new Managers());
        imaps.startService();
        try {
            watch(port, "tls", LoneMail.PASSWORD);
            // the server's thread ends with the handshake that failed
            await().dontCatchUncaughtExceptions()
                    .untilAsserted(() -> assertTrue(fault().contains("certification path"), fault()));
        } finally {
            imaps.stopService();
        }
    }

    private static int freePort() throws Exception {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Test
    void comesBackWhenTheServerDoes() throws Exception {
        watch(LoneMail.PASSWORD);
        await().until(() -> count("select count(*) from mail_account where connected_since is not null") == 1);
        server.restart();
        send(MAIL);
        awaitStored(1);
    }

    @Test
    void doesNotOpenWhatWasChangedOrCut() throws Exception {
        send(MAIL + "x".repeat(70).concat("\n").repeat(20_000));
        watch(LoneMail.PASSWORD);
        awaitStored(1);
        var id = ids().get(0);
        await().until(() -> count("select count(*) from raw_mail_part") == 3);
        assertTrue(raw.octets(id).length > 1_400_000);
        assertFalse(new String(part(0), StandardCharsets.ISO_8859_1).contains("x".repeat(16)));

        database.update("update raw_mail set parts = 2");
        assertThrows(UnopenedMail.class, () -> raw.octets(id));
        database.update("update raw_mail set parts = 3");
        swap(0, 1);
        assertThrows(UnopenedMail.class, () -> raw.octets(id));
        swap(0, 1);
        var changed = part(1);
        changed[5] ^= 1;
        database.update("update raw_mail_part set octets = ? where part = 1", changed);
        assertThrows(UnopenedMail.class, () -> raw.octets(id));
        raw.forget(id);
        assertThrows(UnopenedMail.class, () -> raw.octets(id));
        assertEquals(0, count("select count(*) from raw_mail_part"));
    }

    private static byte[] part(int part) {
        return database.first("select octets from raw_mail_part where part = ?", row -> row.getBytes(1), part)
                .orElseThrow();
    }

    private static void swap(int one, int other) {
        database.update("update raw_mail_part set part = 9 where part = ?", one);
        database.update("update raw_mail_part set part = ? where part = ?", one, other);
        database.update("update raw_mail_part set part = ? where part = 9", other);
    }

    @Test
    void fetchesSeveralMailsInOneBatchAndALargeOneAlone() {
        var mails = new ArrayList<ImapMailbox.Waiting>();
        for (long size : new long[] {3, 4, 20, 5, -1, 1}) {
            mails.add(new ImapMailbox.Waiting(mails.size() + 1, size < 0 ? size : size * 1024 * 1024));
        }
        var ends = new ArrayList<Integer>();
        for (int from = 0; from < mails.size(); from = ends.get(ends.size() - 1)) {
            ends.add(MailboxEmptying.end(mails, from));
        }
        assertEquals(Arrays.asList(2, 3, 4, 5, 6), ends);
    }

    private static void awaitStored(int mails) {
        await().untilAsserted(() -> assertEquals(mails, ids().size()));
    }

    private static List<UUID> ids() {
        return database.list("select id from raw_mail order by arrival", row -> UUID.fromString(row.getString(1)));
    }

    private static String fault() {
        return database.first("select fault from mail_account", row -> row.getString(1))
                .orElse("");
    }

    private static long count(String sql) {
        return database.first(sql, row -> row.getLong(1)).orElseThrow();
    }

    private static ImapMailbox open() throws Exception {
        var account = new MailServer.Account("lists", USER, LoneMail.PASSWORD, "INBOX");
        return ImapMailbox.open(
                new MailServer("127.0.0.1", server.imapPort(), "none", "Entente", List.of(account)),
                account,
                new ImapSocket());
    }

    private static Store sign() throws Exception {
        var store = Session.getInstance(new Properties()).getStore("imap");
        store.connect("127.0.0.1", server.imapPort(), USER, LoneMail.PASSWORD);
        return store;
    }

    private static List<byte[]> there(String name) throws Exception {
        try (var store = sign()) {
            var folder = store.getFolder(name);
            var mails = new ArrayList<byte[]>();
            if (folder.exists()) {
                folder.open(Folder.READ_ONLY);
                for (var message : folder.getMessages()) {
                    var octets = new ByteArrayOutputStream();
                    message.writeTo(octets);
                    mails.add(octets.toByteArray());
                }
            }
            return mails;
        }
    }

    private static void append(byte[] octets) throws Exception {
        try (var store = sign()) {
            var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(octets));
            store.getFolder("INBOX").appendMessages(new Message[] {message});
        }
    }

    private static void empty(String name) throws Exception {
        try (var store = sign()) {
            var folder = store.getFolder(name);
            if (folder.exists()) {
                folder.open(Folder.READ_WRITE);
                for (var message : folder.getMessages()) {
                    message.setFlag(jakarta.mail.Flags.Flag.DELETED, true);
                }
                folder.close(true);
            }
        }
    }
}
