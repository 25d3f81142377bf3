package org.entente.memo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.attachment.AttachmentReaders;
import org.entente.attachment.Attachments;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/** What readers do with memos: find them, open them, acknowledge them. A memo that is not theirs does not exist. */
@ApplicationScoped
@Transactional
class MemoReading implements AttachmentReaders {
    @PersistenceContext
    private EntityManager memos;

    @Inject
    private Database database;

    @Inject
    private Boxes boxes;

    @Inject
    private Morning morning;

    @Inject
    private Attachments attachments;

    @Inject
    private Recipients recipients;

    @Inject
    private Receipts receipts;

    /** How far somebody is with a memo. */
    record Reading(
            @Nullable Instant openedAt,
            @Nullable Instant acknowledgedAt,
            @Nullable Instant remindedAt,
            boolean notUseful,
            int acknowledgedVersion,
            boolean recipient) {
        static final Reading NONE = new Reading(null, null, null, false, 0, false);
    }

    @Transactional(TxType.SUPPORTS) // one statement after the other, and nothing to hold together
    List<MemoItem> list(Box box, Profile reader, Search search, Boxes.@Nullable Place after, int limit) {
        return filed(boxes.list(box, reader.id(), search, after, limit));
    }

    /** With the number of their files. */
    private List<MemoItem> filed(List<MemoItem> items) {
        var files = attachments.count(
                items.stream().map(item -> Memo.item(item.id())).toList());
        return items.stream()
                .map(item -> item.with(files.getOrDefault(Memo.item(item.id()), 0L)))
                .toList();
    }

    /** What waits for the reader, {@code limit} of each: to acknowledge, then new. */
    @Transactional(TxType.SUPPORTS)
    List<List<MemoItem>> morning(Profile reader, int limit) {
        var due = morning.toAcknowledge(reader.id(), limit);
        var all = filed(Stream.concat(due.stream(), morning.fresh(reader.id(), limit).stream())
                .toList());
        return List.of(all.subList(0, due.size()), all.subList(due.size(), all.size()));
    }

    Optional<MemoItem> next(String memo, Profile reader) {
        return morning.after(memo, reader.id());
    }

    @Transactional(TxType.SUPPORTS)
    Map<Box, Long> counts(Profile reader) {
        return boxes.counts(reader.id());
    }

    public MemoDetail read(String id, Profile reader) {
        var memo = readable(id, reader.id(), LockModeType.NONE);
        return MemoDetail.of(memo, reader.id(), reading(id, reader.id()), attachments.of(memo.item()));
    }

    /** Notes that the reader has it before their eyes; the first time its home site is told. */
    public void open(String id, Profile reader) {
        if (reading(id, reader.id()).openedAt() != null) {
            return;
        }
        var memo = readable(id, reader.id(), LockModeType.PESSIMISTIC_WRITE);
        var now = Database.now();
        if (recipients.open(id, reader.id(), now)) {
            receipts.opened(memo, reader, now);
        }
    }

    /**
     * The reader has taken note of {@code version}. A second time changes nothing; whoever acknowledges has opened.
     *
     * @throws Problem 409 {@code changed-while-reading} where a later version asks for it: it would be acknowledged unseen
     */
    public void acknowledge(String id, int version, Profile reader) {
        var memo = readable(id, reader.id(), LockModeType.PESSIMISTIC_WRITE);
        var asked = memo.askedVersion();
        if (asked == null || !recipients.includes(id, reader.id())) {
            throw new Problem(409, "not-asked", "This memo asks for no acknowledgement of yours.");
        }
        if (memo.isWithdrawn()) {
            throw new Problem(409, "withdrawn", "This memo was withdrawn; there is nothing to acknowledge.");
        }
        if (version < asked) {
            throw new Problem(
                    409,
                    "changed-while-reading",
                    "You have read version %d, and version %d asks for an acknowledgement. Read that one first."
                            .formatted(version, asked));
        }
        open(id, reader);
        var now = Database.now();
        if (recipients.acknowledge(id, reader.id(), version, asked, now)) {
            var openedAt = reading(id, reader.id()).openedAt();
            receipts.acknowledged(memo, reader, openedAt == null ? now : openedAt, now);
        }
    }

    @Override
    public boolean mayRead(String item, String signIn) {
        if (!item.startsWith(Memo.item(""))) {
            return false;
        }
        var memo = memos.find(Memo.class, item.substring(Memo.item("").length()));
        return memo != null
                && (memo.author().equals(signIn) || !memo.isWithdrawn() && recipients.includes(memo.id(), signIn));
    }

    /** What readers do is told step by step, and a new version by a snapshot: the lock keeps them in one order. */
    private Memo readable(String id, String reader, LockModeType lock) {
        var memo = memos.find(Memo.class, id, lock);
        if (memo == null || !memo.author().equals(reader) && !recipients.includes(id, reader)) {
            throw Problem.notFound("You have no memo " + id + ".");
        }
        return memo;
    }

    private Reading reading(String id, String reader) {
        return database.first(
                        "select r.*, case when m.reminded_version >= m.asked_version then m.reminded_at end as reminded_at"
                                + " from memo_recipient r join memo m on m.id = r.memo_id"
                                + " where r.memo_id = ? and r.person = ? and not r.gone",
                        row -> new Reading(
                                Database.instant(row, "opened_at"),
                                Database.instant(row, "acknowledged_at"),
                                Database.instant(row, "reminded_at"),
                                row.getObject("not_useful_at") != null,
                                row.getInt("acknowledged_version"),
                                true),
                        id,
                        reader)
                .orElse(Reading.NONE);
    }
}
