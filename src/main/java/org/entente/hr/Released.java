package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.site.Problem;
import org.entente.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * What other sites released to people here, for the one whom each was released to and nobody else. It is decrypted when
 * it is looked at, and kept nowhere; each look is noted here and told to its home before it is given.
 */
@Singleton
class Released {
    private static final String RUNNING = "select * from released where ended_at is null and expires_at > now()";

    private final Database database;
    private final Site site;
    private final ReleasedKeys keys;
    private final ReleasedLog log;

    @Inject
    Released(Database database, Site site, ReleasedKeys keys, ReleasedLog log) {
        this.database = database;
        this.site = site;
        this.keys = keys;
        this.log = log;
    }

    /** Those that the person may read now, the newest first. */
    List<ReleasedItem> list(Profile person) {
        return database.list(RUNNING + " and person = ? order by offered_at desc, id", Released::item, person.id());
    }

    /** Who may read something now. */
    List<String> readers() {
        return database.list(
                "select distinct person from released where ended_at is null and expires_at > now()",
                row -> row.getString(1));
    }

    /** @throws Problem 404 for anybody else, and once it has ended */
    @Transactional
    public ReleasedSheet find(String id, Profile person) {
        var known = known(id, person);
        if (known.item().arrivedAt() == null) {
            return new ReleasedSheet(known.item(), null);
        }
        var document = ReleasedDocument.read(opened(known).document());
        note(known, person, null);
        return new ReleasedSheet(known.item(), document);
    }

    /** A file of it, and what it takes to read it. */
    record Taken(ReleaseParts.Opened parts, ApplicationFile file, long before) {}

    @Transactional
    public Taken file(String id, String file, Profile person) {
        var known = known(id, person);
        if (known.item().arrivedAt() == null) {
            throw notThere();
        }
        var parts = opened(known);
        long before = 0;
        for (var each : ReleasedDocument.read(parts.document()).files().toList()) {
            if (each.id().equals(file)) {
                note(known, person, file);
                return new Taken(parts, each, before);
            }
            before += each.size();
        }
        throw notThere();
    }

    private void note(Known known, Profile person, @Nullable String file) {
        var item = known.item();
        log.note(
                UUID.fromString(item.id()),
                person.id(),
                file == null ? "viewed" : "downloaded",
                file == null ? "" : file);
        log.tell(
                ReleaseReceipt.OPENED,
                new ReleaseReceipt(item.id(), item.home(), Database.now(), null, person.id(), file, null));
    }

    private record Known(
            ReleasedItem item,
            byte @Nullable [] publicKey,
            byte @Nullable [] encapsulated,
            @Nullable String sealing,
            int parts) {}

    private Known known(String id, Profile person) {
        return database.first(
                        RUNNING + " and person = ? and id::text = ? for update",
                        row -> new Known(
                                item(row),
                                row.getBytes("public_key"),
                                row.getBytes("encapsulated"),
                                row.getString("sealing"),
                                row.getInt("parts")),
                        person.id(),
                        id)
                .orElseThrow(Released::notThere);
    }

    private ReleaseParts.Opened opened(Known known) {
        var id = UUID.fromString(known.item().id());
        var publicKey = known.publicKey();
        var encapsulated = known.encapsulated();
        if (publicKey == null || encapsulated == null) {
            throw notThere();
        }
        var hpke = Hpke.receiver(
                ReleaseSealing.AES,
                keys.of(id).orElseThrow(Released::notThere),
                publicKey,
                encapsulated,
                ReleaseParts.info(id, known.item().home(), site.name()));
        return new ReleaseParts.Opened(
                hpke,
                id,
                known.parts(),
                part -> database.first(
                                "select octets from released_part where sealing = ?::uuid and part = ?",
                                row -> row.getBytes(1),
                                known.sealing(),
                                part)
                        .orElseThrow(Released::notThere));
    }

    private static Problem notThere() {
        return Problem.notFound("There is nothing that is released to you here, or not any more.");
    }

    private static ReleasedItem item(ResultSet row) throws SQLException {
        return new ReleasedItem(
                row.getString("id"),
                row.getString("home"),
                row.getString("reference"),
                row.getTimestamp("offered_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                Database.instant(row, "arrived_at"));
    }
}
