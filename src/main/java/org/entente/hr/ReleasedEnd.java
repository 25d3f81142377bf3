package org.entente.hr;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.UUID;
import org.entente.people.PersonChanged;
import org.entente.site.Background;
import org.entente.site.Database;
import org.entente.site.Schema;

/**
 * The end of what was released to people here: the private half is destroyed, what it opened is deleted, and once what
 * unwraps copies of that half is gone too the home site is told. When its time is over this site does so by itself, by its database's clock, heard or unheard; a look at
 * the clock every half minute is enough, since nobody is shown what has expired.
 */
@Singleton
class ReleasedEnd {
    private final Background background;
    private final Database database;
    private final ReleasedKeys keys;
    private final ReleasedLog log;

    @Inject
    ReleasedEnd(Background background, Database database, ReleasedKeys keys, ReleasedLog log) {
        this.background = background;
        this.database = database;
        this.keys = keys;
        this.log = log;
    }

    void start(@Observes @Priority(Schema.FIRST + 1000) Startup started) {
        background.every(Duration.ofSeconds(30), "released applications whose time is over are destroyed", this::sweep);
        background.every(
                Duration.ofSeconds(2), "homes of released applications that have ended are told", this::confirm);
    }

    /** Ends what has expired here, and forgets what this site had sealed for others that has. */
    @Transactional
    public void sweep() {
        database.list(
                        "select id from released where ended_at is null and expires_at <= now()",
                        row -> UUID.fromString(row.getString(1)))
                .forEach(release -> end(release, "expired"));
        database.update("delete from application_release_part p using application_release r"
                + " where r.id = p.release and r.expires_at <= now()");
    }

    /** Somebody who works here no more reads nothing any more, not even when they come back. */
    void left(@Observes PersonChanged changed) {
        if (changed.person().disabled()) {
            database.list(
                            "select id from released where ended_at is null and person = ?",
                            row -> UUID.fromString(row.getString(1)),
                            changed.person().id())
                    .forEach(release -> end(release, "nobody"));
        }
    }

    /** Once. */
    void end(UUID release, String why) {
        int ended = database.update(
                "update released set ended_at = ?, ended_why = ? where id = ? and ended_at is null",
                Database.now(),
                why,
                release);
        if (ended > 0) {
            keys.destroy(release);
            database.update("delete from released_part where release = ?", release);
            log.note(release, "system", "ended", why);
        }
    }

    private record Ended(UUID release, String home, String why) {}

    /** Tells the homes of those whose end is committed, each once, when no copy of the database opens them any more. */
    @Transactional
    public void confirm() {
        var all = database.list(
                "select * from released where ended_at is not null and told_at is null for update skip locked",
                row -> new Ended(
                        UUID.fromString(row.getString("id")), row.getString("home"), row.getString("ended_why")));
        keys.shred(all.stream().map(Ended::release).toList());
        for (var each : all) {
            var now = Database.now();
            database.update("update released set told_at = ? where id = ?", now, each.release());
            log.tell(
                    ReleaseReceipt.ENDED,
                    new ReleaseReceipt(each.release().toString(), each.home(), now, null, null, null, each.why()));
        }
    }
}
