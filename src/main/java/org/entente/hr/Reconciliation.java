package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.mail.MailDays;
import org.entente.mail.Outgoing;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * Mails received = applications + replies + parked, and applications = answers + those that must have none; by day of the
 * site and by opening. The mails are counted by the mail room, which knows nothing of applications.
 */
@Singleton
class Reconciliation {
    private static final int DAYS = 31;

    private final Database database;
    private final Site site;
    private final Openings openings;
    private final MailDays mails;
    private final Outgoing outgoing;

    @Inject
    Reconciliation(Database database, Site site, Openings openings, MailDays mails, Outgoing outgoing) {
        this.database = database;
        this.site = site;
        this.openings = openings;
        this.mails = mails;
        this.outgoing = outgoing;
    }

    private record Key(LocalDate day, String notice) {}

    private record Counted(Key key, long applications, long replies, long answered, long silent) {}

    private static final Counted NOTHING = new Counted(new Key(LocalDate.EPOCH, ""), 0, 0, 0, 0);

    /**
     * The last 31 days, the last first; for HR each with a line for all of the site before those of its openings.
     *
     * @param notice one opening alone; {@code day} one day alone, however long ago
     */
    @Transactional
    public List<ReconciliationDay> days(Profile person, Optional<String> notice, Optional<LocalDate> day) {
        var scope = Scope.of(person, openings);
        var first = day.orElse(LocalDate.now(site.zone()).minusDays(DAYS - 1));
        var counted = counted(first);
        var troubles = troubles(first);
        var references = openings.all().stream().collect(Collectors.toMap(Opening::id, Opening::reference));
        var lines = new ArrayList<ReconciliationDay>();
        if (scope.hr() && notice.isEmpty()) {
            for (var mail : mails.since(ApplicationMail.ACCOUNT, first, site.zone())) {
                lines.add(line(mail.day(), null, null, mail, sum(mail.day(), counted), sum(mail.day(), troubles)));
            }
        }
        counted.forEach(each -> {
            var of = each.key().notice();
            if (scope.sees(of.equals(ApplicationQuery.TO_SORT) ? null : of)
                    && notice.filter(it -> !it.equals(of)).isEmpty()) {
                lines.add(line(
                        each.key().day(),
                        of,
                        references.get(of),
                        null,
                        each,
                        troubles.getOrDefault(each.key(), new long[2])));
            }
        });
        lines.removeIf(line -> day.isPresent() && !line.day().equals(day.get()));
        lines.sort(java.util.Comparator.comparing(ReconciliationDay::day).reversed());
        return lines;
    }

    private static ReconciliationDay line(
            LocalDate day,
            @Nullable String notice,
            @Nullable String reference,
            MailDays.@Nullable Day mail,
            Counted counted,
            long[] trouble) {
        return new ReconciliationDay(
                day,
                notice,
                reference,
                mail == null ? counted.applications() + counted.replies() : mail.received(),
                mail == null ? 0 : mail.waiting(),
                mail == null ? 0 : mail.parked() + mail.discarded(),
                counted.applications(),
                counted.replies(),
                counted.answered(),
                counted.silent(),
                trouble[0],
                trouble[1]);
    }

    private static Counted sum(LocalDate day, List<Counted> all) {
        return all.stream()
                .filter(each -> each.key().day().equals(day))
                .reduce(
                        NOTHING,
                        (one, two) -> new Counted(
                                two.key(),
                                one.applications() + two.applications(),
                                one.replies() + two.replies(),
                                one.answered() + two.answered(),
                                one.silent() + two.silent()));
    }

    private static long[] sum(LocalDate day, Map<Key, long[]> all) {
        var sum = new long[2];
        all.forEach((key, trouble) -> {
            if (key.day().equals(day)) {
                sum[0] += trouble[0];
                sum[1] += trouble[1];
            }
        });
        return sum;
    }

    /** A message counts on the day on which its mail came; the first one of an application is the application. */
    private List<Counted> counted(LocalDate first) {
        return database.list(
                """
                select (m.at at time zone ?)::date as day, coalesce(a.notice, 'none') as notice,
                    count(*) filter (where m.first), count(*) filter (where not m.first),
                    count(*) filter (where m.first and a.answer = 'given'),
                    count(*) filter (where m.first and a.answer <> 'given'
                        and (a.answer <> 'unparsed' or a.erased_at is not null))
                from (select application, at, row_number() over (partition by application order by place) = 1 as first
                    from application_message where not outgoing) m
                join application a on a.id = m.application
                where m.at >= ?::date::timestamp at time zone ?
                group by 1, 2 order by 1 desc, 2""",
                row -> new Counted(
                        new Key(LocalDate.parse(row.getString(1)), row.getString(2)),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6)),
                site.zone().getId(),
                first.toString(),
                site.zone().getId());
    }

    /** By day and opening, how many answers have not gone out yet, and how many came back. */
    private Map<Key, long[]> troubles(LocalDate first) {
        record Answered(String item, Key key) {}
        var answered = database.list(
                "select id, (received_at at time zone ?)::date as day, coalesce(notice, 'none') as notice from application"
                        + " where answer = 'given' and erased_at is null"
                        + " and received_at >= ?::date::timestamp at time zone ?",
                row -> new Answered(
                        "application/" + row.getString("id"),
                        new Key(LocalDate.parse(row.getString("day")), row.getString("notice"))),
                site.zone().getId(),
                first.toString(),
                site.zone().getId());
        var states = outgoing.counts(answered.stream().map(Answered::item).toList());
        var troubles = new HashMap<Key, long[]>();
        for (var each : answered) {
            var state = states.getOrDefault(each.item(), Map.of());
            var sum = troubles.computeIfAbsent(each.key(), key -> new long[2]);
            sum[0] += state.entrySet().stream()
                    .filter(it -> !java.util.Set.of("sent", "bounced").contains(it.getKey()))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            sum[1] += Objects.requireNonNullElse(state.get("bounced"), 0L);
        }
        return troubles;
    }
}
