package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.exchange.Directory;
import org.entente.exchange.Outbox;
import org.entente.exchange.Topics;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.site.Problem;
import org.entente.site.Site;

/**
 * Applications shown to people at other sites, at their home: HR offers one, the other site makes a key for it, {@link
 * ReleaseReceipts} hears of that and has it sealed. It ends when HR takes it back, when its time is over or when the
 * application is erased; it has ended when the other site says that its key is gone.
 *
 * <p>Whoever changes a release holds the lock on its application.
 */
@Singleton
class Releases {
    private final Database database;
    private final Site site;
    private final Applications applications;
    private final Openings openings;
    private final Directory directory;
    private final Outbox outbox;
    private final AuditLog audit;
    private final ReleaseList known;

    @Inject
    Releases(
            Database database,
            Site site,
            Applications applications,
            Openings openings,
            Directory directory,
            Outbox outbox,
            AuditLog audit,
            ReleaseList known) {
        this.database = database;
        this.site = site;
        this.applications = applications;
        this.openings = openings;
        this.directory = directory;
        this.outbox = outbox;
        this.audit = audit;
        this.known = known;
    }

    /** Offers it to somebody at another site. @throws Problem 400 for a wish that cannot be met, 403 for a manager */
    @Transactional
    public Release offer(String id, ReleaseWish wish, Profile person) {
        var opened = open(id, person);
        var reader = directory
                .find(wish.person())
                .filter(it -> it.present() && site.peers().contains(it.site()));
        var faults = wish.faults();
        if (reader.isEmpty()) {
            faults.add(0, new Problem.Fault("person", "hr.release.fault.person"));
        } else if (known.of(opened).stream()
                .anyMatch(it -> it.runs() && it.person().equals(wish.person()))) {
            faults.add(0, new Problem.Fault("person", "hr.release.fault.running"));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        var release = UUID.randomUUID();
        int n = known.of(opened).size() + 1;
        var now = Database.now();
        var until = now.plus(Duration.ofDays(wish.days()));
        var there = reader.orElseThrow();
        database.update(
                "insert into application_release (id, application, n, site, person, person_name, purpose, released_by,"
                        + " offered_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                release,
                opened.id(),
                n,
                there.site(),
                there.id(),
                there.name(),
                opened.sealer().seal(release + "/purpose", wish.purpose()),
                person.id(),
                now,
                until);
        var reference = openings.all().stream()
                .filter(it -> it.id().equals(opened.notice()))
                .map(Opening::reference)
                .findFirst();
        outbox.publish(
                Topics.RELEASES,
                ReleaseOffered.TYPE,
                release.toString(),
                new ReleaseOffered(release.toString(), there.site(), there.id(), reference.orElse(null), now, until));
        audit.note(opened.id(), person.id(), "released", n + " " + there.id());
        return known.one(opened, n);
    }

    private Applications.Opened open(String id, Profile person) {
        var opened = applications.open(id, person);
        opened.scope().requireHr();
        return opened;
    }

    /** To whom it was released, the first one first. */
    @Transactional
    public List<Release> list(String id, Profile person) {
        return known.of(open(id, person));
    }

    /** The same for who comes for it alone: a purpose may speak of the candidate, so the look is noted. */
    @Transactional
    public List<Release> look(String id, Profile person) {
        var found = list(id, person);
        audit.note(UUID.fromString(id), person.id(), "viewed", "");
        return found;
    }

    /** Takes it back, whatever has come of it; one that ends already stays as it is. */
    @Transactional
    public Release withdraw(String id, int n, Profile person) {
        var opened = open(id, person);
        if (known.one(opened, n).runs()) {
            close(opened.id(), Optional.of(n), "withdrawn", person.id());
        }
        return known.one(opened, n);
    }

    /** Takes back all that run, because the application is erased. */
    void erase(UUID application, String by) {
        close(application, Optional.empty(), "erased", by);
        database.update("update application_release set purpose = '' where application = ?", application);
    }

    private void close(UUID application, Optional<Integer> only, String why, String by) {
        record Closed(UUID id, int n, String site) {}
        var now = Database.now();
        var closed = database.list(
                "update application_release set closed_at = ?, closed_why = ?, closed_by = ? where application = ?"
                        + " and n = coalesce(?::integer, n) and closed_at is null and ended_at is null"
                        + " returning id, n, site",
                row -> new Closed(UUID.fromString(row.getString("id")), row.getInt("n"), row.getString("site")),
                now,
                why,
                by,
                application,
                only.orElse(null));
        for (var each : closed) {
            database.update("delete from application_release_part where release = ?", each.id());
            outbox.publish(
                    Topics.RELEASES,
                    ReleaseWithdrawn.TYPE,
                    each.id().toString(),
                    new ReleaseWithdrawn(each.id().toString(), each.site(), why, now));
            audit.note(application, by, "release-withdrawn", each.n() + " " + each.site());
        }
    }
}
