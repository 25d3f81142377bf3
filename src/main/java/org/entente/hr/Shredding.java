package org.entente.hr;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.entente.mail.SiteKeys;
import org.entente.people.Profile;
import org.entente.site.Background;
import org.entente.site.Database;
import org.entente.site.Schema;

/**
 * Makes an erasure hold against copies of the database: once it is committed, what unwraps the keys of the application
 * and of its mails is destroyed, outside the database. Each node does so for what the database says is erased, at its
 * start and now and then, because a node may have died in between or have a tree of keys of its own. What a restored
 * backup brings back is unreadable, and is emptied again before anybody can ask for it.
 */
@Singleton
class Shredding {
    private static final Logger LOG = Logger.getLogger(Shredding.class.getName());

    private final Background background;
    private final Database database;
    private final Erasure erasure;
    private final ApplicationKeys keys;
    private final ReleasedKeys released;
    private final SiteKeys site;

    @Inject
    Shredding(
            Background background,
            Database database,
            Erasure erasure,
            ApplicationKeys keys,
            ReleasedKeys released,
            SiteKeys site) {
        this.background = background;
        this.database = database;
        this.erasure = erasure;
        this.keys = keys;
        this.released = released;
        this.site = site;
    }

    /** Before the mail room begins: it must not find another tree than this room's. */
    void start(@Observes @Priority(Schema.FIRST + 900) Startup started) {
        if (database.first("select 1 from application union all select 1 from released limit 1", row -> 1)
                .isPresent()) {
            keys.renew();
            shred();
            emptyAgain();
        }
        background.every(Duration.ofMinutes(10), "keys of erased applications are destroyed", this::shred);
    }

    /** Erases one for good, see {@link Erasure#erase}. */
    ErasureCertificate erase(String id, String reason, Profile person) {
        var certificate = erasure.erase(id, reason, person);
        shred(List.of(UUID.fromString(certificate.application())));
        return certificate;
    }

    /** All that the database says are erased, and what opened releases of other sites that have ended. */
    void shred() {
        shred(
                database.list(
                        "select id from application where erased_at is not null",
                        row -> UUID.fromString(row.getString(1))),
                released.ended());
    }

    void shred(List<UUID> erased) {
        shred(erased, List.of());
    }

    private void shred(List<UUID> erased, List<UUID> others) {
        var gone = new LinkedHashSet<>(others);
        gone.addAll(erased);
        database.list(
                "select mail from application_message where mail is not null and application = any (cast (? as uuid[]))",
                row -> gone.add(UUID.fromString(row.getString(1))),
                erased.stream().map(UUID::toString).toList());
        if (!gone.isEmpty()) {
            site.destroy(gone);
        }
    }

    /** What is there and cannot be opened any more, because it was erased after the backup that brought it back. */
    void emptyAgain() {
        for (var application : keys.broughtBack()) {
            erasure.emptyAgain(application);
            LOG.log(Level.WARNING, "an erased application had come back with a backup, application={0}", application);
        }
    }
}
