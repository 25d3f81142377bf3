package org.entente.memo;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.entente.people.MailReader;
import org.entente.people.MailReaders;
import org.entente.site.Database;

/**
 * Notes what of a memo is to be mailed, and to whom, in the transaction of what causes it. {@link MemoMailing} writes and
 * sends it afterwards: a mail that cannot be written must not keep a memo from arriving.
 */
@Singleton
class MemoMails {
    private static final String PUT = """
            insert into memo_mail (memo_id, version, kind, occasion, reader, whose, due_at)
            select ?, ?, ?, ?, reader, whose, now() + ? * interval '1 second'
            from unnest(?::text[], ?::text[]) n (reader, whose)
            where (? or not exists (select from memo_mail k where k.memo_id = ? and k.kind = 'memo'
                        and k.reader = n.reader and k.whose = n.whose)
                    and not exists (select from memo_recipient r where r.memo_id = ? and r.person = n.whose
                        and r.opened_at is not null))
            on conflict do nothing""";

    private static final String ASKED = """
            select r.person, r.asked_version from memo_recipient r where r.memo_id = ? and not r.gone and not r.withdrawn
                and coalesce(r.acknowledged_version, 0) < coalesce(r.asked_version, 0)""";

    /** Files follow their memo: so long, in seconds, its mail lets small ones come, and no longer. */
    private static final int FILES_COME = 1;

    private final Database database;
    private final MailReaders readers;

    @Inject
    MemoMails(Database database, MailReaders readers) {
        this.database = database;
        this.readers = readers;
    }

    /**
     * A version is here for these people. Who had an earlier one is mailed again only if this one asks anew.
     *
     * @param filesFollow whether its files are on their way
     */
    void published(Memo memo, Collection<String> people, boolean filesFollow) {
        boolean asksNow = memo.asked() == memo.version();
        put(
                new Errand(memo.id(), memo.version(), Errand.MEMO, ""),
                asksNow,
                filesFollow ? FILES_COME : 0,
                readers.of(people).stream()
                        .filter(one -> one.preferences().mails(memo.importance(), memo.reason() != null))
                        .toList());
    }

    /** Somebody joins the audience later; what has been here for a day is no news to mail. */
    void joined(Memo memo, String person) {
        var here = memo.arrivedAt();
        if (here != null && here.isAfter(Database.now().minusSeconds(86_400))) {
            published(memo, List.of(person), false);
        }
    }

    /** It is taken back: those who were mailed are told, and nobody else is mailed any more. */
    void withdrawn(Memo memo) {
        database.update(
                "update memo_mail set due_at = null where memo_id = ? and due_at is not null and kind <> 'withdrawn'",
                memo.id());
        database.update("""
                insert into memo_mail (memo_id, version, kind, reader, whose)
                select distinct memo_id, ?::int, 'withdrawn', reader, whose from memo_mail
                where memo_id = ? and sent_at is not null and kind <> 'withdrawn' on conflict do nothing""", memo.version(), memo.id());
    }

    /** Its author reminds those who have not acknowledged. */
    void reminded(String memo, Instant at) {
        record Asked(String person, int version) {}
        var asked = database.list(ASKED, row -> new Asked(row.getString("person"), row.getInt("asked_version")), memo);
        if (!asked.isEmpty()) {
            put(
                    new Errand(memo, asked.get(0).version(), "reminded", at.toString()),
                    true,
                    0,
                    readers.of(asked.stream().map(Asked::person).toList()));
        }
    }

    /** Notes it for each of these who has it not yet; with {@code again} also to who was mailed that memo before. */
    void put(Errand errand, boolean again, int seconds, List<MailReader> to) {
        if (!to.isEmpty()) {
            database.update(
                    PUT,
                    errand.memo(),
                    errand.version(),
                    errand.kind(),
                    errand.occasion(),
                    seconds,
                    to.stream().map(MailReader::id).toList(),
                    to.stream().map(MailReader::whose).toList(),
                    again,
                    errand.memo(),
                    errand.memo());
        }
    }
}
