package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.entente.mail.MailboxCopies;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.site.Problem;

/**
 * When the purge runs, and what it did: once a day of the site, from the hour on that is set. The time is that of the
 * database. If that seems to be before the last run, or more than 48 hours after it, one of the two was wrong, and nothing
 * is erased until HR says that it is not now.
 */
@Singleton
class PurgeRuns {
    private static final int SHOWN = 30;
    private static final int LONGEST_REASON = 500;
    private static final String LAST = """
            select p.*, now() as now, now() < started_at or now() > started_at + interval '48 hours' as doubtful,
                exists (select 1 from application_purge_confirmation c where after_run = p.id
                    and now() between c.at and c.at + interval '48 hours') as confirmed,
                (started_at at time zone ?)::date = (now() at time zone ?)::date as today,
                (now() at time zone ?)::time >= ?::time as night
            from (select * from application_purge order by id desc limit 1) p""";

    private record Last(long id, boolean ended, PurgeClock clock, boolean today, boolean night) {}

    private final Database database;
    private final RetentionRules rules;
    private final MailboxCopies copies;

    @Inject
    PurgeRuns(Database database, RetentionRules rules, MailboxCopies copies) {
        this.database = database;
        this.rules = rules;
        this.copies = copies;
    }

    private Optional<Last> last() {
        return database.first(
                LAST,
                row -> new Last(
                        row.getLong("id"),
                        row.getTimestamp("ended_at") != null,
                        new PurgeClock(
                                row.getTimestamp("now").toInstant(),
                                row.getTimestamp("started_at").toInstant(),
                                row.getBoolean("doubtful"),
                                row.getBoolean("confirmed")),
                        row.getBoolean("today"),
                        row.getBoolean("night")),
                rules.zone(),
                rules.zone(),
                rules.zone(),
                rules.at().toString());
    }

    PurgeClock clock() {
        return last().map(Last::clock)
                .orElseGet(() -> database.first(
                                "select now()",
                                row -> new PurgeClock(row.getTimestamp(1).toInstant(), null, false, false))
                        .orElseThrow());
    }

    /** The run that is to be worked at now: one that was broken off, or a new one whose turn it is. */
    @Transactional
    public Optional<Long> current() {
        database.first("select 1 from (select pg_advisory_xact_lock(hashtext('application_purge'))) held", row -> 1);
        var last = last();
        if (last.isEmpty()) {
            return isNight() ? Optional.of(begin()) : Optional.empty();
        }
        var before = last.get();
        if (before.clock().blocked()) {
            return Optional.empty();
        }
        if (before.clock().doubtful()) {
            end(before.id());
            return Optional.of(begin());
        }
        if (!before.ended()) {
            return Optional.of(before.id());
        }
        return before.night() && !before.today() ? Optional.of(begin()) : Optional.empty();
    }

    private boolean isNight() {
        return database.first(
                        "select (now() at time zone ?)::time >= ?::time",
                        row -> row.getBoolean(1),
                        rules.zone(),
                        rules.at().toString())
                .orElseThrow();
    }

    private long begin() {
        return database.first(
                        "insert into application_purge (started_at, due, held) select now(), count(*) filter (where not"
                                + " held), count(*) filter (where held) from " + rules.kept()
                                + " kept where due_at <= now() returning id",
                        row -> row.getLong(1))
                .orElseThrow();
    }

    void erased(long run) {
        database.update("update application_purge set erased = erased + 1 where id = ?", run);
    }

    /** What is still there and should not be, was refused. */
    void end(long run) {
        database.update(
                "update application_purge set ended_at = now(), refused = (select count(*) from " + rules.kept()
                        + " kept where due_at <= started_at and not held) where id = ? and ended_at is null",
                run);
    }

    /** The last ones, the newest first. */
    List<PurgeRun> runs() {
        return database.list(
                "select * from application_purge order by id desc limit ?",
                row -> {
                    var states = copies.counts(cause(row.getLong("id")));
                    return new PurgeRun(
                            row.getLong("id"),
                            row.getTimestamp("started_at").toInstant(),
                            Database.instant(row, "ended_at"),
                            row.getInt("due"),
                            row.getInt("erased"),
                            row.getInt("held"),
                            row.getInt("refused"),
                            Objects.requireNonNullElse(states.get("erased"), 0L)
                                    + Objects.requireNonNullElse(states.get("absent"), 0L),
                            Objects.requireNonNullElse(states.get("waiting"), 0L));
                },
                SHOWN);
    }

    /** The last ones, the newest first. */
    List<PurgeConfirmation> confirmations() {
        return database.list(
                "select * from application_purge_confirmation order by id desc limit ?",
                row -> new PurgeConfirmation(
                        row.getTimestamp("at").toInstant(), row.getString("who"), row.getString("reason")),
                SHOWN);
    }

    /** What the copies on the mail server are counted by. */
    static String cause(long run) {
        return "purge/" + run;
    }

    /** HR's word that the clock is right. It holds for the next run, which then begins at once. */
    @Transactional
    public void confirm(String reason, Profile person) {
        if (reason.isBlank()) {
            throw Problem.invalid("reason", "hr.retention.fault.reason");
        }
        if (reason.length() > LONGEST_REASON) {
            throw Problem.invalid("reason", "hr.application.fault.long", LONGEST_REASON);
        }
        var blocked = last().filter(before -> before.clock().blocked())
                .orElseThrow(() -> new Problem(
                        409, "purge-not-blocked", "The purge does not doubt the clock: there is nothing to confirm."));
        database.update(
                "insert into application_purge_confirmation (after_run, at, who, reason) values (?, now(), ?, ?)",
                blocked.id(),
                person.id(),
                reason.strip());
    }
}
