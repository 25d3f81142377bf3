package org.entente.memo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.mail.Outgoing;
import org.entente.mail.OutgoingMail;
import org.entente.people.MailReader;
import org.entente.people.MailReaders;
import org.entente.site.Database;
import org.jspecify.annotations.Nullable;

/**
 * Mails what {@link MemoMails} has noted. Whether somebody still gets it is decided here, at the last moment: by the
 * audience, by what they wish, by whose deputy they are, and by what became of the memo. Who has quiet hours gets it when
 * they end. The rows and the mails are one transaction, so that each mail is sent once, whatever number of nodes looks.
 */
@ApplicationScoped
@Transactional
class MemoMailing {
    private static final int LOT = 1_000;

    private static final String ROWS = """
            select k.id, k.reader, k.whose, r.person is not null and not r.gone as receives,
                coalesce(r.acknowledged_version, 0) as acknowledged_version,
                (select coalesce(min(e.version), 0) from memo_mail e where e.memo_id = k.memo_id and e.kind = 'memo'
                    and e.reader = k.reader and e.whose = k.whose and e.sent_at is not null) as first,
                k.kind = 'memo' and exists (select from memo_mail e where e.memo_id = k.memo_id and e.kind = 'memo'
                    and e.reader = k.reader and e.whose = k.whose and e.version > k.version) as superseded
            from memo_mail k left join memo_recipient r on r.memo_id = k.memo_id and r.person = k.whose
            where k.memo_id = ? and k.version = ? and k.kind = ? and k.occasion = ? and k.due_at <= now()
            order by k.id limit\s""" + LOT + " for update of k skip locked";

    @PersistenceContext
    private EntityManager memos;

    @Inject
    private Database database;

    @Inject
    private MailReaders readers;

    @Inject
    private Calm calm;

    @Inject
    private Enclosures enclosures;

    @Inject
    private MailPlace place;

    @Inject
    private Outgoing outgoing;

    private record Row(
            long id, String reader, String whose, boolean receives, int acknowledged, int first, boolean superseded) {
        String key() {
            return reader + " " + whose;
        }
    }

    private record Addressed(Row row, MailReader reader) {}

    /** What waits to be mailed, the longest waiting first. */
    List<Errand> due() {
        return database.list(
                "select memo_id, version, kind, occasion from memo_mail where due_at <= now() and memo_id is not null"
                        + " group by 1, 2, 3, 4 order by min(due_at) limit 100",
                row -> new Errand(row.getString(1), row.getInt(2), row.getString(3), row.getString(4)));
    }

    /** Puts it off, for it could not be written. */
    public void postpone(Errand errand) {
        database.update(
                "update memo_mail set due_at = now() + interval '5 minutes' where memo_id = ? and version = ?"
                        + " and kind = ? and occasion = ? and due_at <= now()",
                errand.memo(),
                errand.version(),
                errand.kind(),
                errand.occasion());
    }

    /** Mails it, or some of it, to those whom it is due to. */
    public void run(Errand errand) {
        var rows = rows(errand);
        var memo = memos.find(Memo.class, errand.memo());
        if (rows.isEmpty() || memo == null) {
            return;
        }
        var known = readers.of(rows.stream().map(Row::whose).distinct().toList()).stream()
                .collect(Collectors.toMap(one -> one.id() + " " + one.whose(), Function.identity()));
        var now = calm.now();
        var circles = new LinkedHashMap<Circle, List<Addressed>>();
        for (var row : rows) {
            var reader = known.get(row.key());
            if (reader == null || !wants(errand, memo, row, reader, now)) {
                database.update("update memo_mail set due_at = null where id = ?", row.id());
                continue;
            }
            var later = isCalling(memo) ? now : calm.ends(reader, now);
            if (later.isAfter(now)) {
                database.update(
                        "update memo_mail set due_at = least(?, now() + interval '1 hour') where id = ?",
                        later,
                        row.id());
            } else {
                circles.computeIfAbsent(Circle.of(reader, row.first()), it -> new ArrayList<>())
                        .add(new Addressed(row, reader));
            }
        }
        send(errand, memo, circles);
    }

    private List<Row> rows(Errand errand) {
        return database.list(
                ROWS,
                row -> new Row(
                        row.getLong("id"),
                        row.getString("reader"),
                        row.getString("whose"),
                        row.getBoolean("receives"),
                        row.getInt("acknowledged_version"),
                        row.getInt("first"),
                        row.getBoolean("superseded")),
                errand.memo(),
                errand.version(),
                errand.kind(),
                errand.occasion());
    }

    private static boolean isCalling(Memo memo) {
        return memo.importance().equals("urgent") && memo.reason() != null;
    }

    private static boolean wants(Errand errand, Memo memo, Row row, MailReader reader, Instant now) {
        if (errand.isWithdrawal()) {
            return row.receives() && memo.isWithdrawn();
        }
        if (!row.receives() || row.superseded() || memo.isWithdrawn() || memo.isExpired(now)) {
            return false;
        }
        boolean saysWhy = memo.reason() != null;
        return errand.isMemo()
                ? reader.preferences().mails(memo.importance(), saysWhy)
                : reader.preferences().recalls(memo.importance(), saysWhy)
                        && errand.version() == memo.asked()
                        && row.acknowledged() < memo.asked();
    }

    private void send(Errand errand, Memo memo, Map<Circle, List<Addressed>> circles) {
        List<Enclosure> files = errand.isMemo() && !circles.isEmpty() ? enclosures.of(memo.item()) : List.of();
        circles.forEach((circle, all) -> {
            outgoing.send(new OutgoingMail(
                    errand.item(),
                    new MemoLetter(memo, errand, circle, place, files).write(),
                    true,
                    all.stream().map(one -> MailTop.of(one.reader())).toList()));
            var sent = all.stream()
                    .map(one -> new @Nullable Object[] {
                        errand.item(), one.reader().address(), one.row().id()
                    })
                    .toList();
            database.updateAll(SENT, sent);
        });
    }

    static final String SENT =
            "update memo_mail set due_at = null, sent_at = now(), item = ?, address = ? where id = ?";
}
