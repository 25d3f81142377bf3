package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.mail.SiteKeys;
import org.entente.site.Database;

/**
 * The key of each application, wrapped by the site's. Without its key an application is noise. The wrapped key goes with
 * an erasure, and then what could unwrap a copy of it ({@link Shredding}).
 */
@Singleton
class ApplicationKeys {
    private final Database database;
    private final SiteKeys site;

    @Inject
    ApplicationKeys(Database database, SiteKeys site) {
        this.database = database;
        this.site = site;
    }

    Sealer make(UUID application) {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        var wrapped = site.wrap(application, key);
        database.update(
                "insert into application_key (application, site_key, wrapped_key) values (?, ?, ?)",
                application,
                wrapped.siteKey(),
                wrapped.key());
        return new Sealer(application, key);
    }

    /** @throws org.entente.site.Problem 410 where it was destroyed */
    Sealer of(UUID application) {
        var sealer = of(List.of(application)).get(application);
        if (sealer == null) {
            throw Applications.erased();
        }
        return sealer;
    }

    /** Of those that have one. */
    Map<UUID, Sealer> of(Collection<UUID> applications) {
        var sealers = new LinkedHashMap<UUID, Sealer>();
        database.list(
                "select * from application_key where application = any (cast (? as uuid[]))",
                row -> {
                    var id = UUID.fromString(row.getString("application"));
                    var wrapped = new SiteKeys.Wrapped(row.getString("site_key"), row.getBytes("wrapped_key"));
                    return sealers.put(id, new Sealer(id, site.unwrap(id, wrapped)));
                },
                applications.stream().map(UUID::toString).toList());
        return sealers;
    }

    /** Those that are there though their keys were destroyed: a restored backup has brought them back. */
    List<UUID> broughtBack() {
        return database
                .list(
                        "select application from application_key order by application",
                        row -> UUID.fromString(row.getString(1)))
                .stream()
                .filter(site::isDestroyed)
                .toList();
    }

    /** Wraps again what was wrapped before wrapped keys could be destroyed; and refuses to go on without the tree. */
    void renew() {
        site.requireTree(database.first(
                "select site_key from application_key order by position('/' in site_key) desc limit 1",
                row -> row.getString(1)));
        for (var old : database.list(
                "select * from application_key where position('/' in site_key) = 0",
                row -> Map.entry(
                        UUID.fromString(row.getString("application")),
                        new SiteKeys.Wrapped(row.getString("site_key"), row.getBytes("wrapped_key"))))) {
            var wrapped = site.wrap(old.getKey(), site.unwrap(old.getKey(), old.getValue()));
            database.update(
                    "update application_key set site_key = ?, wrapped_key = ? where application = ?",
                    wrapped.siteKey(),
                    wrapped.key(),
                    old.getKey());
        }
    }

    void destroy(UUID application) {
        database.update("delete from application_key where application = ?", application);
    }
}
