package org.entente.memo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.entente.attachment.AttachmentReaders;
import org.entente.attachment.Attachments;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/** What readers do with memos: read them, open them, acknowledge them. A memo that is not theirs does not exist. */
@ApplicationScoped
@Transactional
class MemoReading implements AttachmentReaders {
    @PersistenceContext
    private EntityManager memos;

    @Inject
    private Database database;

    @Inject
    private Attachments attachments;

    @Inject
    private Recipients recipients;

    @Inject
    private Receipts receipts;

    @Inject
    private Deputies deputies;

    /** How far somebody is with a memo. */
    record Reading(
            @Nullable Instant openedAt,
            @Nullable Instant acknowledgedAt,
            @Nullable Instant remindedAt,
            boolean notUseful,
            int acknowledgedVersion,
            boolean recipient,
            @Nullable ByDeputy byDeputy) {
        static final Reading NONE = new Reading(null, null, null, false, 0, false, null);
    }

    public MemoDetail read(String id, Profile reader) {
        return read(id, ForWhom.oneself(reader));
    }

    /** A deputy reads what was sent to the person, not what the person wrote. */
    MemoDetail read(String id, ForWhom reader) {
        var memo = readable(id, reader, LockModeType.NONE);
        return MemoDetail.of(memo, reader, reading(id, reader.id()), attachments.of(memo.item()));
    }

    /** Notes that the reader has it before their eyes; the first time its home site is told. */
    public void open(String id, Profile reader) {
        open(id, ForWhom.oneself(reader));
    }

    void open(String id, ForWhom reader) {
        var before = reading(id, reader.id());
        if (reader.isDeputy() ? before.byDeputy() != null : before.openedAt() != null) {
            return;
        }
        var memo = readable(id, reader, LockModeType.PESSIMISTIC_WRITE);
        var now = Database.now();
        boolean first = !recipients.isOpened(id, reader.id());
        var deputy = reader.deputy();
        if (deputy == null
                ? recipients.open(id, reader.id(), now)
                : recipients.openAsDeputy(id, reader.id(), deputy, now)) {
            receipts.opened(memo, reader.id(), first, now);
        }
    }

    /**
     * The reader has taken note of {@code version}. A second time changes nothing; whoever acknowledges has opened.
     *
     * @throws Problem 409 {@code changed-while-reading} where a later version asks for it: it would be acknowledged unseen
     */
    void acknowledge(String id, int version, ForWhom reader) {
        var memo = readable(id, reader, LockModeType.PESSIMISTIC_WRITE);
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
        if (recipients.acknowledge(id, reader.id(), reader.deputy(), version, asked, now)) {
            receipts.acknowledged(memo, reader.id(), now);
        }
    }

    @Override
    public boolean mayRead(String item, String signIn) {
        if (!item.startsWith(Memo.item(""))) {
            return false;
        }
        var memo = memos.find(Memo.class, item.substring(Memo.item("").length()));
        return memo != null
                && (memo.author().equals(signIn)
                        || !memo.isWithdrawn()
                                && (recipients.includes(memo.id(), signIn)
                                        || deputies.ids(signIn).stream()
                                                .anyMatch(one -> recipients.includes(memo.id(), one))));
    }

    /** What readers do is told step by step, and a new version by a snapshot: the lock keeps them in one order. */
    private Memo readable(String id, ForWhom reader, LockModeType lock) {
        var memo = memos.find(Memo.class, id, lock);
        boolean wrote = memo != null && !reader.isDeputy() && memo.author().equals(reader.id());
        if (memo == null || !wrote && !recipients.includes(id, reader.id())) {
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
                                true,
                                ByDeputy.of(row)),
                        id,
                        reader)
                .orElse(Reading.NONE);
    }
}
