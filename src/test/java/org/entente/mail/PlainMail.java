package org.entente.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import org.entente.site.Database;

/** The mail room without a container, for tests of those who take mail: a key, a store, and what takes from it. */
public final class PlainMail {
    private final Database database;
    private final SiteKeys keys;
    private final RawMails raw;

    public PlainMail(Database database, Path directory) {
        this.database = database;
        try {
            this.keys = new SiteKeys(Files.writeString(
                            directory.resolve("key"), Base64.getEncoder().encodeToString(PartCipher.newKey()))
                    .toString());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        this.raw = new RawMails(database, keys);
    }

    public SiteKeys keys() {
        return keys;
    }

    public RawMails raw() {
        return raw;
    }

    public Outgoing outgoing() {
        return new Outgoing(database);
    }

    public MailSite site() {
        return new MailSite("fr.example");
    }

    public MailDays days() {
        return new MailDays(database);
    }

    /** Stores a message as if it had been fetched, and has it taken or parked. */
    public void receive(MailHandler handler, String message) {
        var account = handler.accounts().iterator().next();
        var octets = message.replaceAll("\r?\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        raw.keep(account, octets);
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
