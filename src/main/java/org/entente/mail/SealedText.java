package org.entente.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.entente.site.Database;

/** Seals the text of a mail on its way out, so that it goes with {@link SiteKeys#destroy} of what it belongs to. */
@Singleton
class SealedText {
    private final Database database;
    private final SiteKeys keys;

    @Inject
    SealedText(Database database, SiteKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /** A sealed text and the key that opens it. */
    @SuppressWarnings("ArrayRecordComponent")
    record Sealed(UUID owner, SiteKeys.Wrapped key, byte[] octets) {}

    Sealed seal(UUID owner, byte[] text) {
        var key = PartCipher.newKey();
        return new Sealed(owner, keys.wrap(owner, key), new PartCipher(owner, key).seal(0, true, text, text.length));
    }

    /** As it was before it was stored, sealed or not. */
    byte[] open(long mail, byte[] stored) {
        return database.first(
                        "select sealed_for, site_key, wrapped_key from outgoing_mail where id = ? and sealed_for is not"
                                + " null",
                        row -> new Sealed(
                                UUID.fromString(row.getString(1)),
                                new SiteKeys.Wrapped(row.getString(2), row.getBytes(3)),
                                stored),
                        mail)
                .map(this::open)
                .orElse(stored);
    }

    private byte[] open(Sealed sealed) {
        return new PartCipher(sealed.owner(), keys.unwrap(sealed.owner(), sealed.key())).open(0, true, sealed.octets());
    }
}
