package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.mail.SiteKeys;
import org.entente.site.Database;

/** The private halves of what was released to people here, one a release, wrapped by the site's key. */
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
        var wrapped = site.wrap(release, Hpke.privateHalf(pair));
        database.update(
                "insert into released_key (release, site_key, wrapped_key) values (?, ?, ?)",
                release,
                wrapped.siteKey(),
                wrapped.key());
        return Hpke.publicHalf(pair);
    }

    /** The private half; empty once it was destroyed. */
    Optional<byte[]> of(UUID release) {
        return database.first(
                "select * from released_key where release = ?",
                row -> site.unwrap(
                        release, new SiteKeys.Wrapped(row.getString("site_key"), row.getBytes("wrapped_key"))),
                release);
    }

    /** Also what would unwrap a copy of it in a backup. */
    void destroy(UUID release) {
        database.update("delete from released_key where release = ?", release);
        site.destroy(List.of(release));
    }
}
