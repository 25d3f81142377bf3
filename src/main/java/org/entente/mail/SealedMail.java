package org.entente.mail;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.entente.site.Sha256;

/** A mail on its way into the store: what of it is sealed already, and once it is whole, its hash and size. */
final class SealedMail {
    /** A large mail is written in several goes, so that no more of it than this is in memory. */
    private static final int AT_ONCE = 8;

    private final UUID id = UUID.randomUUID();
    private final MailIntake.Place place;
    private final SiteKeys.Wrapped key;
    private final PartCipher cipher;
    private final MessageDigest digest;
    private final List<Object[]> rows = new ArrayList<>();
    private String sha256 = "";
    private long size;
    private int parts;

    SealedMail(MailIntake.Place place, SiteKeys keys) {
        var plain = PartCipher.newKey();
        this.place = place;
        this.key = keys.wrap(id, plain);
        this.cipher = new PartCipher(id, plain);
        this.digest = Sha256.digest();
    }

    /** Reads it to the end; {@code writer} gets rows of {@code raw_mail_part}: mail, part, octets. */
    void read(InputStream octets, Consumer<List<Object[]>> writer) throws IOException {
        var now = octets.readNBytes(PartCipher.SIZE);
        boolean last = false;
        while (!last) {
            var next = now.length < PartCipher.SIZE ? new byte[0] : octets.readNBytes(PartCipher.SIZE);
            last = next.length == 0;
            digest.update(now);
            size += now.length;
            rows.add(new Object[] {id, parts, cipher.seal(parts, last, now, now.length)});
            parts++;
            if (rows.size() == AT_ONCE) {
                write(writer);
            }
            now = next;
        }
        sha256 = HexFormat.of().formatHex(digest.digest());
    }

    /** Writes what is not written yet. */
    void write(Consumer<List<Object[]>> writer) {
        if (!rows.isEmpty()) {
            writer.accept(List.copyOf(rows));
            rows.clear();
        }
    }

    UUID id() {
        return id;
    }

    MailIntake.Place place() {
        return place;
    }

    String sha256() {
        return sha256;
    }

    boolean isPartlyWritten() {
        return parts >= AT_ONCE;
    }

    /** A row of {@code raw_mail}: id, account, hash, size, parts, site key, wrapped key. */
    Object[] row() {
        return new Object[] {id, place.account(), sha256, size, parts, key.siteKey(), key.key()};
    }

    /** A row of {@code raw_mail_place} for the mail with that id, which may be another with the same octets. */
    Object[] place(UUID mail) {
        return new Object[] {
            place.account(), place.folder(), place.uidValidity(), place.uid(), sha256, place.size(), mail
        };
    }
}
