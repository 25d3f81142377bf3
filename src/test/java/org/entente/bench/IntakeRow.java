package org.entente.bench;

import static org.entente.bench.Installation.HOME;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.entente.twosites.SmtpClient;

/**
 * Two thousand candidates' mails with a CV of 100 KB that wait in a mailbox: until each is stored encrypted, flagged and
 * moved away, and until each is an application with its files under a key of its own, and answered. Beside it a bare
 * fetch of the same mailbox in batches, to nowhere, and what fetchmail does on two such cores, which makes nothing of what
 * it fetches.
 */
final class IntakeRow implements Row {
    private static final int MAILS = 2_000;
    private static final int WARM_UP = 300;
    private static final int BATCH = 80;
    private static final double FETCHMAIL = 234;
    private static final String APPLICATIONS = "select count(*) from application where not automatic";
    private static final String MAILBOX = "jobs@" + HOME + ".example";

    @Override
    public String name() {
        return "intake";
    }

    @Override
    public List<Line> measure(Installation at) throws Exception {
        var stored = new ArrayList<Double>();
        var read = new ArrayList<Double>();
        var floor = new ArrayList<Double>();
        try (var sql = at.sql(HOME);
                var hand = at.sql(HOME)) {
            run(at, sql, hand, WARM_UP);
            for (int i = 0; i < at.options().runs(); i++) {
                var run = run(at, sql, hand, MAILS);
                floor.add(run[0]);
                stored.add(run[1]);
                read.add(run[2]);
            }
        }
        var bare = Sample.of(floor);
        return List.of(
                Line.besides("mails of 100 KB, stored and moved", "1/s", Sample.of(stored), "bare batched fetch", bare),
                Line.besides("applications of 100 KB", "1/s", Sample.of(read), "bare batched fetch", bare),
                Line.atLeast(1, "applications of 100 KB", "1/s", Sample.of(read), "fetchmail", Sample.of(FETCHMAIL)));
    }

    /** Mails a second: by the bare fetch, stored, read. The node is kept from its store until all of them wait. */
    private static double[] run(Installation at, Sql sql, Sql hand, int mails) throws Exception {
        long before = sql.number("select count(*) from raw_mail");
        long applications = sql.number(APPLICATIONS);
        hand.update("begin");
        hand.update("lock table raw_mail_place in access exclusive mode");
        send(at.sites().smtpPort(), mails);
        double bare = fetch(at, mails);
        long began = System.nanoTime();
        hand.update("commit");
        at.waitFor("all mails to be stored", () -> sql.number("select count(*) from raw_mail") == before + mails);
        double stored = mails / ((System.nanoTime() - began) / 1e9);
        at.waitFor("all mails to be applications", () -> sql.number(APPLICATIONS) == applications + mails);
        double read = mails / ((System.nanoTime() - began) / 1e9);
        at.waitFor("the mailbox to be empty", () -> count(at, "INBOX") == 0);
        empty(at);
        return new double[] {bare, stored, read};
    }

    private static void send(int port, int mails) throws Exception {
        var octets = new byte[75_000];
        new Random(1991).nextBytes(octets);
        System.arraycopy("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), 0, octets, 0, 9);
        var file = Base64.getMimeEncoder().encodeToString(octets);
        try (var client = new SmtpClient(port)) {
            client.hear();
            client.say("EHLO bench.example");
            for (int i = 0; i < mails; i++) {
                var sender = "c" + i + "-" + System.nanoTime() + "@outside.example";
                client.say("MAIL FROM:<" + sender + ">");
                client.say("RCPT TO:<" + MAILBOX + ">");
                client.say("DATA");
                var answer =
                        client.say("From: " + sender + "\r\nSubject: Application " + i + "\r\nMIME-Version: 1.0\r\n"
                                + "Content-Type: application/pdf; name=cv.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                                + file + "\r\n.");
                if (!answer.startsWith("250")) {
                    throw new IllegalStateException(answer);
                }
            }
        }
    }

    private static Store sign(Installation at) throws MessagingException {
        var store = Session.getInstance(new Properties()).getStore("imap");
        store.connect(
                "127.0.0.1",
                at.sites().imapPort(),
                MAILBOX,
                at.sites().settings().password());
        return store;
    }

    private static double fetch(Installation at, int mails) throws MessagingException {
        try (var store = sign(at)) {
            var inbox = (IMAPFolder) store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            long began = System.nanoTime();
            for (int from = 1; from <= mails; from += BATCH) {
                var range = from + ":" + Math.min(mails, from + BATCH - 1);
                inbox.doCommand(protocol -> {
                    var responses = protocol.command("FETCH " + range + " (UID BODY.PEEK[])", null);
                    protocol.handleResult(responses[responses.length - 1]);
                    return null;
                });
            }
            return mails / ((System.nanoTime() - began) / 1e9);
        }
    }

    private static int count(Installation at, String name) throws MessagingException {
        try (var store = sign(at)) {
            var folder = store.getFolder(name);
            folder.open(Folder.READ_ONLY);
            return folder.getMessageCount();
        }
    }

    /** The server keeps all in memory. */
    private static void empty(Installation at) throws MessagingException {
        try (var store = sign(at)) {
            var done = store.getFolder("Entente");
            done.open(Folder.READ_WRITE);
            done.setFlags(
                    Arrays.copyOf(done.getMessages(), done.getMessageCount()), new Flags(Flags.Flag.DELETED), true);
            done.close(true);
        }
    }
}
