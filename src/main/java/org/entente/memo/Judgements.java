package org.entente.memo;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.site.Problem;

/** "Not useful to me": a reader's own word, kept at their site. Its home site, and so its author, hears a number. */
@Singleton
class Judgements {
    /** When, of which memo, who; and true to say it, false to take it back. */
    static final String SAY = "update memo_recipient set not_useful_at = ?"
            + " where memo_id = ? and person = ? and (not_useful_at is null) = ?";

    @PersistenceContext
    private EntityManager memos;

    private final Database database;
    private final MemoReading reading;
    private final Recipients recipients;
    private final Receipts receipts;

    @Inject
    Judgements(Database database, MemoReading reading, Recipients recipients, Receipts receipts) {
        this.database = database;
        this.reading = reading;
        this.recipients = recipients;
        this.receipts = receipts;
    }

    /**
     * Says it, or takes it back; a second time changes nothing. Whoever judges has opened.
     *
     * @throws Problem 404 where it was not sent to them, 409 {@code withdrawn} for a withdrawn memo
     */
    @Transactional
    public void say(String id, boolean notUseful, Profile reader) {
        var memo = memos.find(Memo.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (memo == null || !recipients.includes(id, reader.id())) {
            throw Problem.notFound("You were sent no memo " + id + ".");
        }
        if (memo.isWithdrawn()) {
            throw new Problem(409, "withdrawn", "This memo was withdrawn; there is nothing to judge.");
        }
        if (notUseful) {
            reading.open(id, reader);
        }
        var now = Database.now();
        if (database.update(SAY, notUseful ? now : null, id, reader.id(), notUseful) > 0) {
            receipts.judged(memo, now);
        }
    }
}
