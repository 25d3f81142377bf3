package org.entente.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Collator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.entente.site.Database;
import org.entente.site.Problem;
import org.entente.site.Problem.Fault;

/**
 * Who is away, and who reads for them. Whether it is so now is the database's word at each question; who may state it
 * for whom is the caller's to check. A deputy's own deputy gets nothing.
 */
@ApplicationScoped
@Transactional
public class Absences {
    /** The one that is on, and a next one. */
    private static final int MOST = 2;

    private static final String SELECT = """
            select a.*, p.name, d.name as deputy_name, exists (select from standing_in s where s.id = a.id) as now
            from absence a join person p on p.id = a.person join person d on d.id = a.deputy where\s""";
    private static final String OPEN = " and a.ended_at is null and a.ends_at > now() order by a.first_day, a.id";

    private Database database;
    private People people;

    protected Absences() {}

    @Inject
    Absences(Database database, People people) {
        this.database = database;
        this.people = people;
    }

    /** Those of a person that are on or to come. */
    public List<Absence> of(String person) {
        return database.list(SELECT + "a.person = ?" + OPEN, Absences::absence, person);
    }

    /** All of a person's, the newest first: past ones, and those that were ended or changed. */
    public List<Absence> history(String person, int limit) {
        return database.list(SELECT + "a.person = ? order by a.id desc limit ?", Absences::absence, person, limit);
    }

    /** In which somebody is the deputy, now or later. */
    public List<Absence> deputizedBy(String deputy) {
        return database.list(
                SELECT + "a.deputy = ? and not p.disabled and not d.disabled" + OPEN, Absences::absence, deputy);
    }

    /** For whom somebody may read now. */
    public List<Absence> now(String deputy) {
        return database.list(
                SELECT + "a.id in (select id from standing_in where deputy = ?) order by p.name, a.id",
                Absences::absence,
                deputy);
    }

    /** Those of these people who are away now. */
    public List<Absence> away(Collection<String> people) {
        return database.list(
                SELECT + "a.id in (select id from standing_in where person = any (?)) order by p.name, a.id",
                Absences::absence,
                people);
    }

    /** Whom a person may name, by name, those of the same department first. */
    public List<Profile> deputies(Profile person) {
        return people.active().stream()
                .filter(one -> !one.id().equals(person.id()))
                .sorted(Comparator.comparing((Profile one) -> one.department() != person.department())
                        .thenComparing(Profile::name, Collator.getInstance(Locale.FRENCH)))
                .toList();
    }

    /** States one. {@code by} is who does so; a {@link Problem} 400 says what is wrong with it. */
    public Absence state(String person, AbsenceDraft draft, String by) {
        return state(lock(person), draft, by, of(person));
    }

    /** Puts another in the place of one that is on or to come. */
    public Absence change(String person, long id, AbsenceDraft draft, String by) {
        var locked = lock(person);
        var others = of(person).stream().filter(one -> one.id() != id).toList();
        close(person, id, by);
        return state(locked, draft, by, others);
    }

    /** Ends one before its time: the deputy reads no more from now on. */
    public void end(String person, long id, String by) {
        lock(person);
        close(person, id, by);
    }

    private Absence state(Profile person, AbsenceDraft draft, String by, List<Absence> others) {
        var faults = draft.faults(LocalDate.now(person.zone()));
        var deputy = String.valueOf(draft.deputy());
        if (deputy.equals(person.id())) {
            faults.add(new Fault("deputy", "people.absence.oneself"));
        } else if (people.find(deputy).filter(one -> !one.disabled()).isEmpty()) {
            faults.add(
                    new Fault("deputy", deputy.isEmpty() ? "people.absence.nobody" : "people.absence.deputy", deputy));
        }
        others.stream()
                .filter(one -> !one.from().isAfter(draft.last()) && !one.to().isBefore(draft.first()))
                .findFirst()
                .ifPresentOrElse(
                        one -> faults.add(new Fault("from", "people.absence.overlap", one.from(), one.to())), () -> {
                            if (others.size() >= MOST) {
                                faults.add(new Fault("from", "people.absence.many"));
                            }
                        });
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        var id = database.list(
                        """
                        insert into absence (person, first_day, last_day, begins_at, ends_at, deputy, set_by)
                        values (?, ?, ?, ?, ?, ?, ?) returning id""",
                        row -> row.getLong(1),
                        person.id(),
                        draft.first(),
                        draft.last(),
                        begins(draft.first(), person.zone()),
                        ends(draft.last(), person.zone()),
                        deputy,
                        by)
                .get(0);
        return database.first(SELECT + "a.id = ?", Absences::absence, id).orElseThrow();
    }

    private void close(String person, long id, String by) {
        int ended = database.update(
                "update absence set ended_at = now(), ended_by = ?"
                        + " where id = ? and person = ? and ended_at is null and ends_at > now()",
                by,
                id,
                person);
        if (ended == 0) {
            throw new Problem(409, "absence-over", "This absence is over, or was changed meanwhile.");
        }
    }

    /** The person, whose absences nobody else states until the transaction ends. */
    private Profile lock(String person) {
        database.list("select 1 from person where id = ? for update", row -> 1, person);
        return people.find(person)
                .filter(one -> !one.disabled())
                .orElseThrow(() -> Problem.notFound("Nobody here has the sign-in \"%s\".".formatted(person)));
    }

    /** Days are by the person's clock, and that may have been set anew. */
    void follow(@Observes PersonChanged changed) {
        var zone = changed.person().zone();
        of(changed.person().id())
                .forEach(one -> database.update(
                        "update absence set begins_at = ?, ends_at = ? where id = ?",
                        begins(one.from(), zone),
                        ends(one.to(), zone),
                        one.id()));
    }

    private static Instant begins(LocalDate first, ZoneId zone) {
        return first.atStartOfDay(zone).toInstant();
    }

    private static Instant ends(LocalDate last, ZoneId zone) {
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static Absence absence(ResultSet row) throws SQLException {
        return new Absence(
                row.getLong("id"),
                row.getString("person"),
                row.getString("name"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getString("deputy"),
                row.getString("deputy_name"),
                row.getString("set_by"),
                Objects.requireNonNull(Database.instant(row, "set_at")),
                row.getString("ended_by"),
                Database.instant(row, "ended_at"),
                row.getBoolean("now"));
    }
}
