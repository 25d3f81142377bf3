package org.entente.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Enumeration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.entente.site.Database;
import org.jspecify.annotations.Nullable;

/** The mails as they came, octet for octet, for as long as they are kept. */
@Singleton
public class RawMails {
    private record Sealed(@Nullable String siteKey, byte @Nullable [] key, int parts) {}

    private final Database database;
    private final SiteKeys keys;

    @Inject
    RawMails(Database database, SiteKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /**
     * Stores a message that came by another way than a mailbox. From its commit on it is a mail like any other of that
     * account: taken by its {@link MailHandler}, or parked.
     */
    @Transactional
    public UUID keep(String account, byte[] octets) {
        return new MailIntake(database, keys).keep(account, octets);
    }

    /**
     * Reads it part by part, so that no more than one is in memory.
     *
     * @throws UnopenedMail where it is not kept any more, or was changed; parts are opened while the stream is read
     */
    public InputStream open(UUID id) {
        var sealed = database.first(
                        "select site_key, wrapped_key, parts from raw_mail where id = ?",
                        row -> new Sealed(row.getString(1), row.getBytes(2), row.getInt(3)),
                        id)
                .orElseThrow(() -> new UnopenedMail("This mail is not in the store."));
        var siteKey = sealed.siteKey();
        var key = sealed.key();
        if (siteKey == null || key == null) {
            throw new UnopenedMail("This mail is not kept any more.");
        }
        var cipher = new PartCipher(id, keys.unwrap(id, new SiteKeys.Wrapped(siteKey, key)));
        var parts = IntStream.range(0, sealed.parts())
                .<InputStream>mapToObj(
                        part -> new ByteArrayInputStream(cipher.open(part, part == sealed.parts() - 1, part(id, part))))
                .iterator();
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return parts.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return parts.next();
            }
        });
    }

    private byte[] part(UUID id, int part) {
        return database.first(
                        "select octets from raw_mail_part where mail = ? and part = ?",
                        row -> row.getBytes(1),
                        id,
                        part)
                .orElseThrow(() -> new UnopenedMail("Part " + part + " of this mail is not in the database."));
    }

    /** The whole of it; for large ones {@link #open} is the better way. */
    public byte[] octets(UUID id) {
        try (var stream = open(id)) {
            return stream.readAllBytes();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    /** Destroys its key and its octets for good. That it came, when and with which hash stays known. */
    public void forget(UUID id) {
        database.update("update raw_mail set site_key = null, wrapped_key = null where id = ?", id);
        database.update("delete from raw_mail_part where mail = ?", id);
    }
}
