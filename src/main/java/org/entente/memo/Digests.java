package org.entente.memo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.mail.Outgoing;
import org.entente.mail.OutgoingMail;
import org.entente.memo.DigestLetter.Section;
import org.entente.people.MailReader;
import org.entente.people.MailReaders;
import org.entente.people.People;
import org.entente.site.Database;

/**
 * One mail a day with what waits, from a set hour of the person's day on, unless that is a day off or it is quiet. The
 * row of that day is written first: whoever writes it sends, whatever number of nodes looks; after a downtime it is sent
 * late, and once.
 */
@ApplicationScoped
@Transactional
class Digests {
    /** Of each kind; the rest is counted. */
    private static final int MOST = 30;

    private static final String CLAIM = "insert into memo_mail (kind, occasion, reader, whose, due_at)"
            + " values ('digest', ?, ?, ?, null) on conflict do nothing returning id";
    /** When the reader was told last, or else chose to be. */
    private static final String SINCE =
            "select max(made_at) as since from memo_mail" + " where kind = 'digest' and reader = ? and occasion < ?";

    @Inject
    private Database database;

    @Inject
    private MailReaders readers;

    @Inject
    private People people;

    @Inject
    private Deputies deputies;

    @Inject
    private Desk desk;

    @Inject
    private Calm calm;

    @Inject
    private MailPlace place;

    @Inject
    private Outgoing outgoing;

    @Inject
    @ConfigProperty(name = "entente.memo.mail.digest-at")
    private LocalTime hour;

    /** A digest that is to be sent now. */
    record Turn(MailReader reader, LocalDate day) {
        private String key() {
            return reader.id() + " " + day;
        }
    }

    /** Whose turn it is. */
    public List<Turn> due() {
        var all = readers.all().stream()
                .filter(one -> one.preferences().mail().equals("digest") && !one.isDeputy())
                .toList();
        if (all.isEmpty()) {
            return List.of();
        }
        var now = calm.now();
        var done = done(now);
        return all.stream()
                .map(one -> new Turn(one, now.atZone(one.zone()).toLocalDate()))
                .filter(turn -> !done.contains(turn.key()) && isTime(turn, hour, now))
                .filter(turn -> calm.ends(turn.reader(), now).equals(now))
                .toList();
    }

    /** Not on the day on which it was chosen, unless that was before its hour. */
    static boolean isTime(Turn turn, LocalTime hour, Instant now) {
        var from = turn.day().atTime(hour).atZone(turn.reader().zone()).toInstant();
        return !from.isAfter(now) && turn.reader().since().isBefore(from);
    }

    private Set<String> done(Instant now) {
        return new HashSet<>(database.list(
                "select reader, occasion from memo_mail where kind = 'digest' and occasion >= ?",
                row -> row.getString("reader") + " " + row.getString("occasion"),
                LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1).toString()));
    }

    /** Sends it, if there is anything to tell and no other node was faster. */
    public void send(Turn turn) {
        var reader = turn.reader();
        var day = turn.day().toString();
        var claimed = database.list(CLAIM, row -> row.getLong(1), day, reader.id(), reader.id());
        if (claimed.isEmpty()) {
            return;
        }
        var told = database.list(SINCE, row -> Database.instant(row, "since"), reader.id(), day)
                .get(0);
        var sections = sections(reader, told == null ? reader.since() : told);
        if (sections.stream().mapToInt(Section::size).sum() == 0) {
            return;
        }
        var item = Memo.item("digest/" + day);
        outgoing.send(new OutgoingMail(
                item,
                new DigestLetter(reader, turn.day(), sections, place).write(),
                true,
                List.of(MailTop.of(reader))));
        database.update(MemoMailing.SENT, item, reader.address(), claimed.get(0));
    }

    private List<Section> sections(MailReader reader, Instant since) {
        var sections = new ArrayList<Section>();
        var profile = people.find(reader.id()).orElseThrow();
        sections.add(section(ForWhom.oneself(profile), since));
        deputies.all(profile).forEach(one -> sections.add(section(one, since)));
        return sections;
    }

    private Section section(ForWhom whom, Instant since) {
        var waiting = desk.waiting(whom, MOST);
        var fresh = waiting.fresh().stream()
                .filter(item -> Objects.requireNonNull(item.arrivedAt()).isAfter(since))
                .toList();
        long more = Math.max(0, waiting.toAcknowledge() - waiting.due().size())
                + (fresh.size() == MOST ? Math.max(0, waiting.unopened() - MOST) : 0);
        return new Section(
                whom.isDeputy() ? whom.id() : "",
                whom.isDeputy() ? whom.whose().name() : "",
                waiting.due(),
                fresh,
                more);
    }
}
