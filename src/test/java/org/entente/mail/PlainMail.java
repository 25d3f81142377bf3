package org.entente.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.entente.site.Database;
import org.entente.twosites.LoneMail;

/** The mail room without a container, for tests of those who take mail: a key, a store, and what takes from it. */
public final class PlainMail {
    private final Database database;
    private final String file;
    private final SiteKeys keys;
    private final RawMails raw;

    public PlainMail(Database database, Path directory) {
        this.database = database;
        try {
            file = Files.writeString(
                            directory.resolve("key"), Base64.getEncoder().encodeToString(PartCipher.newKey()))
                    .toString();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        this.keys = new SiteKeys(file);
        this.raw = new RawMails(database, keys);
    }

    private PlainMail(Database database, String file) {
        this.database = database;
        this.file = file;
        this.keys = new SiteKeys(file);
        this.raw = new RawMails(database, keys);
    }

    /** As after a restart of the node: what was read from files is read again. */
    public PlainMail restarted() {
        return new PlainMail(database, file);
    }

    public SiteKeys keys() {
        return keys;
    }

    public RawMails raw() {
        return raw;
    }

    public Outgoing outgoing() {
        return new Outgoing(database, new SealedText(database, keys));
    }

    public MailSite site() {
        return new MailSite("fr.example");
    }

    public MailDays days() {
        return new MailDays(database);
    }

    /** For mail that is not sealed. */
    static SealedText texts(Database database) {
        return new SealedText(database, new SiteKeys(""));
    }

    /** What goes to the server of that one. */
    public byte[] text(long outgoing) {
        return new Deliveries(database, new SealedText(database, keys), Told.by(bounce -> {}), Duration.ofDays(5))
                .octets(outgoing);
    }

    public MailboxCopies copies() {
        return new MailboxCopies(database);
    }

    private static MailServer server(String account, int imapPort) {
        return new MailServer(
                "127.0.0.1",
                imapPort,
                "none",
                "Entente",
                List.of(new MailServer.Account(account, account + "@fr.example", LoneMail.PASSWORD, "INBOX")));
    }

    /** Fetches what lies in the mailbox of that account, has it moved away there, and taken here. */
    public void fetch(MailHandler handler, int imapPort) {
        var imap = server(handler.accounts().iterator().next(), imapPort);
        var account = imap.accounts().get(0);
        try (var mailbox = ImapMailbox.open(imap, account, new ImapSocket())) {
            new MailboxEmptying(mailbox, account, "Entente", new MailIntake(database, keys), new MailAccounts(database))
                    .run(() -> true);
        } catch (MessagingException | IOException fault) {
            throw new IllegalStateException(fault);
        }
        takeAll(handler);
    }

    /** Does what is to be done about copies on the mail server. */
    public void eraseCopies(String account, int imapPort) {
        new MailboxErasing(null, server(account, imapPort), copies()).work();
    }

    /** How many mails lie in that folder. */
    public int there(String account, String folder, int imapPort) {
        var imap = server(account, imapPort);
        var place = new MailServer.Account(account, account + "@fr.example", LoneMail.PASSWORD, folder);
        try (var mailbox = ImapMailbox.open(imap, place, new ImapSocket())) {
            return mailbox.waiting().size();
        } catch (MessagingException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** Stores a message as if it had been fetched, and has it taken or parked. */
    public void receive(MailHandler handler, String message) {
        var account = handler.accounts().iterator().next();
        var octets = message.replaceAll("\r?\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        raw.keep(account, octets);
        takeAll(handler);
    }

    /** The same with one of the messages that mail programs of all kinds have written. */
    public void receiveOf(MailHandler handler, String kind) {
        raw.keep(handler.accounts().iterator().next(), MailCorpus.mail(kind));
        takeAll(handler);
    }

    /** Has everything taken that is stored. */
    public void takeAll(MailHandler handler) {
        var stored = new StoredMails(database);
        for (var next : stored.next(50)) {
            take(handler, stored, next.id());
        }
    }

    private void take(MailHandler handler, StoredMails stored, UUID id) {
        var mail = stored.lock(id).orElseThrow();
        try {
            var message = MailReading.read(raw.open(id));
            handler.receive(ReceivedMail.of(id, mail.account(), mail.receivedAt(), message));
        } catch (UnreadableMail broken) {
            handler.receiveUnread(id, mail.receivedAt(), broken);
        }
        stored.taken(id);
    }
}
