package org.entente.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.entente.site.Database;

/**
 * Stores mails raw and encrypted, with their hash and where they stood on the server. After the commit the server's copy
 * may go. The same place is stored once; under a new UIDVALIDITY a mail with the hash of one that stood under another is
 * that one, and two such mails are two.
 */
@Singleton
class MailIntake {
    private static final String ADD_PLACE =
            "insert into raw_mail_place (account, folder, uid_validity, uid, sha256, size, mail)"
                    + " values (?, ?, ?, ?, ?, ?, ?)";

    /** Where a mail stands on the server, and how large it is said to be. */
    record Place(String account, String folder, long uidValidity, long uid, long size) {}

    /** A mail on its way into the store. */
    record Arriving(Place place, InputStream octets) {}

    private final Database database;
    private final SiteKeys keys;

    @Inject
    MailIntake(Database database, SiteKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /** Those of a folder, from that UID on, that are stored: what the server still has of them was not flagged. */
    Set<Place> known(String account, String folder, long uidValidity, long from) {
        return new HashSet<>(database.list(
                "select uid, size from raw_mail_place where account = ? and folder = ? and uid_validity = ?"
                        + " and uid >= ?",
                row -> new Place(account, folder, uidValidity, row.getLong(1), row.getLong(2)),
                account,
                folder,
                uidValidity,
                from));
    }

    /** Stores the batch. */
    @Transactional
    public void store(List<Arriving> batch) throws IOException {
        var mails = new ArrayList<SealedMail>();
        for (var arriving : batch) {
            var mail = new SealedMail(arriving.place(), keys);
            mail.read(arriving.octets(), this::write);
            mails.add(mail);
        }
        if (isAnyKnown(mails)) {
            mails.forEach(this::storeUnlessKnown);
        } else {
            add(mails);
        }
    }

    /** Stores one that stood in no mailbox; call it inside a transaction. */
    UUID keep(String account, byte[] octets) {
        var mail = new SealedMail(new Place(account, "", 0, 0, octets.length), keys);
        var parts = new ArrayList<Object[]>();
        try {
            mail.read(new ByteArrayInputStream(octets), parts::addAll);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        addMails(List.of(mail));
        write(parts);
        mail.write(this::write);
        return mail.id();
    }

    private boolean isAnyKnown(List<SealedMail> mails) {
        var hashes = mails.stream().map(SealedMail::sha256).toList();
        return Set.copyOf(hashes).size() < hashes.size()
                || database.first("select 1 from raw_mail where sha256 = any (?) limit 1", row -> 1, hashes)
                        .isPresent();
    }

    private void storeUnlessKnown(SealedMail mail) {
        if (!isStored(mail) && !isOfAnotherValidity(mail)) {
            add(List.of(mail));
        } else if (mail.isPartlyWritten()) {
            database.update("delete from raw_mail_part where mail = ?", mail.id());
        }
    }

    private boolean isStored(SealedMail mail) {
        var place = mail.place();
        return database.first(
                        "select 1 from raw_mail_place where account = ? and folder = ? and uid_validity = ?"
                                + " and uid = ? and sha256 = ?",
                        row -> 1,
                        place.account(),
                        place.folder(),
                        place.uidValidity(),
                        place.uid(),
                        mail.sha256())
                .isPresent();
    }

    /** Whether it stood in this folder under another UIDVALIDITY; then it is noted that it stands here too. */
    private boolean isOfAnotherValidity(SealedMail mail) {
        var place = mail.place();
        var same = database.first(
                """
                select m.id from raw_mail m where account = ? and sha256 = ?
                    and exists (select 1 from raw_mail_place p where p.mail = m.id and folder = ?)
                    and not exists (select 1 from raw_mail_place p where p.mail = m.id and folder = ?
                        and uid_validity = ?)
                order by arrival limit 1""",
                row -> UUID.fromString(row.getString(1)),
                place.account(),
                mail.sha256(),
                place.folder(),
                place.folder(),
                place.uidValidity());
        same.ifPresent(id -> database.update(ADD_PLACE, mail.place(id)));
        return same.isPresent();
    }

    private void add(List<SealedMail> mails) {
        addMails(mails);
        database.updateAll(
                ADD_PLACE, mails.stream().map(mail -> mail.place(mail.id())).toList());
        mails.forEach(mail -> mail.write(this::write));
    }

    private void addMails(List<SealedMail> mails) {
        database.updateAll(
                "insert into raw_mail (id, account, state, sha256, size, parts, site_key, wrapped_key)"
                        + " values (?, ?, 'stored', ?, ?, ?, ?, ?)",
                mails.stream().map(SealedMail::row).toList());
    }

    private void write(List<Object[]> parts) {
        database.updateAll("insert into raw_mail_part (mail, part, octets) values (?, ?, ?)", parts);
    }
}
