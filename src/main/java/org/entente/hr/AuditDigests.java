package org.entente.hr;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.entente.site.Background;
import org.entente.site.Database;
import org.entente.site.Schema;
import org.entente.site.Sha256;
import org.entente.site.Site;

/**
 * Each day of the log in one hash, over that of the day before: who keeps one such hash elsewhere can show later that
 * nothing before it was changed. It is made an hour after the day has ended by the database's clock.
 */
@Singleton
class AuditDigests {
    private static final Digest NONE = new Digest(LocalDate.EPOCH, Instant.EPOCH, 0, AuditLog.BEGINNING);

    private record Digest(LocalDate day, Instant until, long entries, byte[] hash) {}

    private final Background background;
    private final Database database;
    private final AuditLog log;
    private final Site site;

    @Inject
    AuditDigests(Background background, Database database, AuditLog log, Site site) {
        this.background = background;
        this.database = database;
        this.log = log;
        this.site = site;
    }

    void start(@Observes @Priority(Schema.FIRST + 1000) Startup started) {
        background.every(Duration.ofMinutes(10), "the days of the log of applications are closed", this::close);
    }

    /** Closes the days that have ended. */
    @Transactional
    public void close() {
        database.first("select 1 from (select pg_advisory_xact_lock(hashtext('application_digest'))) held", row -> 1);
        for (var day : database.list(
                "select distinct (at at time zone ?)::date from application_audit where"
                        + " (at at time zone ?)::date > coalesce((select max(day) from application_digest), '-infinity')"
                        + " and (at at time zone ?)::date < ((clock_timestamp() - interval '1 hour') at time zone ?)::date"
                        + " order by 1",
                row -> LocalDate.parse(row.getString(1)),
                zone(),
                zone(),
                zone(),
                zone())) {
            var until = day.plusDays(1).atStartOfDay(site.zone()).toInstant();
            var before = digests().stream().reduce((first, second) -> second).orElse(NONE);
            var digest = digest(day, before, until);
            database.update(
                    "insert into application_digest (day, until, entries, hash) values (?::date, ?, ?, ?)",
                    day.toString(),
                    until,
                    digest.entries(),
                    digest.hash());
        }
    }

    private List<Digest> digests() {
        return database.list(
                "select * from application_digest order by day",
                row -> new Digest(
                        LocalDate.parse(row.getString("day")),
                        row.getTimestamp("until").toInstant(),
                        row.getLong("entries"),
                        row.getBytes("hash")));
    }

    private Digest digest(LocalDate day, Digest before, Instant until) {
        var sha = Sha256.digest();
        sha.update(before.hash());
        var entries = database.list(
                "select hash from application_audit where at >= ? and at < ? order by application, n",
                row -> row.getBytes(1),
                before.until(),
                until);
        entries.forEach(sha::update);
        return new Digest(day, until, entries.size(), sha.digest());
    }

    /** Works out every hash again. */
    @Transactional
    public AuditCheck check() {
        var wrong = new ArrayList<String>();
        var before = NONE;
        for (var day : digests()) {
            if (!MessageDigest.isEqual(
                    day.hash(), digest(day.day(), before, day.until()).hash())) {
                wrong.add(day.day().toString());
            }
            before = day;
        }
        return new AuditCheck(
                database.first("select count(*) from application_audit", row -> row.getLong(1))
                        .orElse(0L),
                log.broken().stream().map(UUID::toString).toList(),
                wrong,
                before == NONE ? "" : before.day().toString(),
                HexFormat.of().formatHex(before.hash()));
    }

    private String zone() {
        return site.zone().getId();
    }
}
