package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.mail.SiteKeys;
import org.entente.site.Database;

/**
 * The private halves of what was released to people here, one a release, wrapped by the site's key under a name of the
 * pair's own: what unwraps them is destroyed after an end ({@link Shredding}), and a site that was restored may make
 * another pair.
 */
@Singleton
class ReleasedKeys {
    private final Database database;
    private final SiteKeys site;

    @Inject
    ReleasedKeys(Database database, SiteKeys site) {
        this.database = database;
        this.site = site;
    }

    /** Makes a pair and gives its public half. */
    byte[] make(UUID release) {
        var pair = Hpke.pair();
        var name = UUID.randomUUID();
        var wrapped = site.wrap(name, Hpke.privateHalf(pair));
        database.update("update released set pair = ? where id = ?", name, release);
        database.update(
                "insert into released_key (release, site_key, wrapped_key) values (?, ?, ?)",
                release,
                wrapped.siteKey(),
                wrapped.key());
        return Hpke.publicHalf(pair);
    }

    /** The private half; empty once it was destroyed. */
    Optional<byte[]> of(UUID release) {
        record Kept(UUID pair, SiteKeys.Wrapped key) {}
        return database.first(
                        "select * from released_key join released on id = release where release = ?",
                        row -> new Kept(
                                UUID.fromString(row.getString("pair")),
                                new SiteKeys.Wrapped(row.getString("site_key"), row.getBytes("wrapped_key"))),
                        release)
                .filter(kept -> !site.isDestroyed(kept.pair()))
                .map(kept -> site.unwrap(kept.pair(), kept.key()));
    }

    /** The pairs of what has ended. */
    List<UUID> ended() {
        return database.list(
                "select pair from released where ended_at is not null and pair is not null",
                row -> UUID.fromString(row.getString(1)));
    }

    /** Destroys what unwraps copies of their private halves. */
    void shred(List<UUID> releases) {
        site.destroy(database.list(
                "select pair from released where pair is not null and id = any (cast (? as uuid[]))",
                row -> UUID.fromString(row.getString(1)),
                releases.stream().map(UUID::toString).toList()));
    }

    void destroy(UUID release) {
        database.update("delete from released_key where release = ?", release);
    }
}
