package org.entente.memo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.people.MailReader;
import org.entente.people.MailReaders;
import org.entente.site.Database;

/**
 * Recalls by itself what is to be acknowledged: on the last working day before it is due, and when it is overdue; each
 * once. After a downtime of more than three days what became overdue meanwhile is not recalled any more.
 */
@ApplicationScoped
@Transactional
class DueMails {
    /** Asked since: at this site, or by the version that asks anew. */
    private static final String WAITING = """
            select r.memo_id, r.person, r.asked_version, r.due_at, greatest(r.arrived_at, v.changed_at) as asked_at,
                r.due_at <= now() as late
            from memo_recipient r
                left join memo_version v on v.memo_id = r.memo_id and v.version = r.asked_version
            where r.person = any (?) and not r.gone and not r.withdrawn
                and coalesce(r.acknowledged_version, 0) < coalesce(r.asked_version, 0)
                and (r.expires_at is null or r.expires_at > now())
                and r.due_at > now() - interval '3 days' and r.due_at < now() + interval '14 days'
                and not exists (select from memo_mail k where k.memo_id = r.memo_id and k.version = r.asked_version
                    and k.whose = r.person and k.kind = case when r.due_at <= now() then 'overdue' else 'due' end)""";

    @Inject
    private Database database;

    @Inject
    private MailReaders readers;

    @Inject
    private MemoMails mails;

    @Inject
    private Calm calm;

    @Inject
    @ConfigProperty(name = "entente.memo.mail.digest-at")
    private LocalTime hour;

    private record Waiting(String memo, String person, int version, Instant dueAt, Instant askedAt, boolean late) {
        Errand errand() {
            return new Errand(memo, version, late ? "overdue" : "due", "");
        }
    }

    public void look() {
        var all = readers.all().stream().collect(Collectors.groupingBy(MailReader::whose));
        if (all.isEmpty()) {
            return;
        }
        var now = calm.now();
        var waiting = database.list(
                WAITING,
                row -> new Waiting(
                        row.getString("memo_id"),
                        row.getString("person"),
                        row.getInt("asked_version"),
                        Objects.requireNonNull(Database.instant(row, "due_at")),
                        Objects.requireNonNull(Database.instant(row, "asked_at")),
                        row.getBoolean("late")),
                all.keySet());
        for (var one : waiting) {
            var to = all.getOrDefault(one.person(), List.of()).stream()
                    .filter(reader -> isNow(one, reader, now))
                    .toList();
            mails.put(one.errand(), true, 0, to);
        }
    }

    /** Not what was asked, or chosen, when the moment for it had passed. */
    private boolean isNow(Waiting one, MailReader reader, Instant now) {
        var from = one.late() ? one.dueAt() : Due.eve(one.dueAt(), reader.zone(), hour, calm::isDayOff);
        return !from.isAfter(now)
                && one.askedAt().isBefore(from)
                && reader.since().isBefore(from);
    }
}
