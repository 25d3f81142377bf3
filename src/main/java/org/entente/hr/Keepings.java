package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.site.Problem;
import org.entente.site.Problem.Fault;
import org.jspecify.annotations.Nullable;

/** What HR records about how long one application is kept: consent and legal hold. Both are in its log. */
@Singleton
class Keepings {
    static final List<String> WAYS = List.of("mail", "form", "phone");
    private static final int LONGEST_REASON = 2_000;

    private final Database database;
    private final Applications applications;
    private final RetentionRules rules;
    private final AuditLog audit;

    @Inject
    Keepings(Database database, Applications applications, RetentionRules rules, AuditLog audit) {
        this.database = database;
        this.applications = applications;
        this.rules = rules;
        this.audit = audit;
    }

    /** @throws Problem 403 for a hiring manager */
    @Transactional
    public Keeping find(String id, Profile person) {
        var opened = open(id, person);
        audit.note(opened.id(), person.id(), "viewed", "");
        return keeping(opened);
    }

    private Applications.Opened open(String id, Profile person) {
        var opened = applications.open(id, person);
        opened.scope().requireHr();
        return opened;
    }

    private Keeping keeping(Applications.Opened opened) {
        var consent = consent(opened.id());
        var hold = database.first(
                "select * from application_hold where application = ?",
                row -> new Hold(
                        opened.sealer().text("hold", row.getBytes("reason")),
                        row.getString("placed_by"),
                        row.getTimestamp("placed_at").toInstant()),
                opened.id());
        return database.first(
                        "select * from " + rules.kept() + " kept where id = ?",
                        row -> new Keeping(
                                row.getString("id"),
                                row.getString("stage"),
                                row.getString("why"),
                                Database.instant(row, "decided_at"),
                                Database.instant(row, "last_contact"),
                                Database.instant(row, "due_at"),
                                consent.orElse(null),
                                hold.orElse(null)),
                        opened.id())
                .orElseThrow(Applications::notThere);
    }

    Optional<Consent> consent(UUID application) {
        return database.first(
                "select * from application_consent where application = ?",
                row -> new Consent(
                        row.getTimestamp("given_at").toInstant(),
                        row.getString("how"),
                        Database.instant(row, "until"),
                        Database.instant(row, "withdrawn_at"),
                        row.getString("recorded_by"),
                        row.getTimestamp("recorded_at").toInstant()),
                application);
    }

    /**
     * Records that the candidate has consented; what was recorded before gives way, the log keeps that it was.
     *
     * @param given the day of it; null: today
     * @param until the last day that it is for; null: as long as the site keeps such applications
     */
    @Transactional
    public Keeping consent(
            String id, String how, @Nullable LocalDate given, @Nullable LocalDate until, Profile person) {
        var opened = open(id, person);
        var zone = ZoneId.of(rules.zone());
        var now = now();
        var today = now.atZone(zone).toLocalDate();
        var faults = new ArrayList<Fault>();
        if (!WAYS.contains(how)) {
            faults.add(new Fault("how", "hr.keeping.fault.how"));
        }
        if (given != null && given.isAfter(today)) {
            faults.add(new Fault("given", "hr.keeping.fault.given"));
        }
        if (until != null && until.isBefore(given == null ? today : given)) {
            faults.add(new Fault("until", "hr.keeping.fault.until"));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        database.update(
                "insert into application_consent (application, given_at, how, until, recorded_by) values (?, ?, ?, ?, ?)"
                        + " on conflict (application) do update set given_at = excluded.given_at, how = excluded.how,"
                        + " until = excluded.until, withdrawn_at = null, recorded_by = excluded.recorded_by,"
                        + " recorded_at = now()",
                opened.id(),
                given == null || given.equals(today)
                        ? now
                        : given.atStartOfDay(zone).toInstant(),
                how,
                until == null ? null : until.plusDays(1).atStartOfDay(zone).toInstant(),
                person.id());
        audit.note(opened.id(), person.id(), "consented", how);
        return keeping(opened);
    }

    private Instant now() {
        return database.first("select now()", row -> row.getTimestamp(1).toInstant())
                .orElseThrow();
    }

    /** The candidate wants it no more: it is kept as long as one without consent, which may be over. */
    @Transactional
    public Keeping withdrawConsent(String id, Profile person) {
        var opened = open(id, person);
        int changed = database.update(
                "update application_consent set withdrawn_at = now() where application = ? and withdrawn_at is null",
                opened.id());
        if (changed > 0) {
            audit.note(opened.id(), person.id(), "consent-withdrawn", "");
        }
        return keeping(opened);
    }

    /** From now on nothing erases it. */
    @Transactional
    public Keeping hold(String id, String reason, Profile person) {
        var opened = open(id, person);
        if (reason.isBlank()) {
            throw Problem.invalid("reason", "hr.keeping.fault.reason");
        }
        if (reason.length() > LONGEST_REASON) {
            throw Problem.invalid("reason", "hr.application.fault.long", LONGEST_REASON);
        }
        database.update(
                "insert into application_hold (application, reason, placed_by) values (?, ?, ?)"
                        + " on conflict (application) do update set reason = excluded.reason,"
                        + " placed_by = excluded.placed_by, placed_at = now()",
                opened.id(),
                opened.sealer().seal("hold", reason.strip()),
                person.id());
        audit.note(opened.id(), person.id(), "held", "");
        return keeping(opened);
    }

    @Transactional
    public Keeping endHold(String id, Profile person) {
        var opened = open(id, person);
        if (database.update("delete from application_hold where application = ?", opened.id()) > 0) {
            audit.note(opened.id(), person.id(), "hold-ended", "");
        }
        return keeping(opened);
    }

    /** @throws Problem 409 for one that must not be erased; call it with the application locked */
    void requireFree(UUID application) {
        if (database.first("select 1 from application_hold where application = ?", row -> 1, application)
                .isPresent()) {
            throw new Problem(
                    409,
                    "application-held",
                    "This application is on legal hold and cannot be erased. End the hold first, if its reason is gone.");
        }
    }

    /** What goes with an erasure: also the links that we mailed. When consent was given and withdrawn is in the log. */
    void forget(UUID application) {
        database.update("delete from application_consent where application = ?", application);
        database.update("delete from application_hold where application = ?", application);
        database.update("delete from application_ask where application = ?", application);
    }
}
