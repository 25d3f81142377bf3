package org.entente.memo;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.entente.attachment.Attachments;
import org.entente.attachment.Reference;
import org.entente.exchange.Envelope;
import org.entente.exchange.EnvelopeHandler;
import org.entente.people.PersonChanged;
import org.entente.site.Database;
import org.entente.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * Lays down what reaches this site: memos and withdrawals of other sites, and this site's own when they are for its own
 * people too. A memo that is for nobody here is not kept, however it came.
 */
@Singleton
class MemoArrivals implements EnvelopeHandler {
    private final Site site;
    private final Attachments attachments;
    private final Recipients recipients;
    private final Receipts receipts;
    private final MemoVersions versions;
    private final MemoMails mails;

    @PersistenceContext
    private EntityManager memos;

    @Inject
    MemoArrivals(
            Site site,
            Attachments attachments,
            Recipients recipients,
            Receipts receipts,
            MemoVersions versions,
            MemoMails mails) {
        this.site = site;
        this.attachments = attachments;
        this.recipients = recipients;
        this.receipts = receipts;
        this.versions = versions;
        this.mails = mails;
    }

    @Override
    public Set<String> types() {
        return Set.of(MemoPublished.TYPE, MemoWithdrawn.TYPE);
    }

    @Override
    public void receive(Envelope envelope) {
        if (envelope.type().equals(MemoPublished.TYPE)) {
            published(envelope.site(), envelope.as(MemoPublished.class));
        } else {
            withdrawn(envelope.site(), envelope.as(MemoWithdrawn.class));
        }
    }

    private void published(String from, MemoPublished published) {
        requireHome(from, published.homeSite());
        recipients.stand();
        var known = locked(published.id());
        if (known != null) {
            requireHome(from, known.homeSite());
            if (known.outlives(published)) {
                return;
            }
        }
        var readers = recipients.resolve(published.audience(), published.author());
        if (readers.isEmpty() && !published.audience().sites().contains(site.name())) {
            if (known != null) {
                leave(known);
            } else if (recipients.knows(published.audience())) {
                receipts.reachedNobody(published, Database.now());
            }
            return;
        }
        var memo = known == null ? new Memo() : known;
        var now = Database.now();
        memo.arrive(published, now);
        if (known == null) {
            memos.persist(memo);
        }
        memos.flush();
        if (known != null || !published.attachments().isEmpty()) {
            attachments.expect(memo.item(), published.attachments());
        }
        versions.keep(
                memo,
                published.changedAt(),
                published.attachments().stream().map(Reference::name).toList());
        if (known == null) {
            recipients.add(memo.id(), memo.arrivedAt(), readers);
            receipts.arrived(memo, now, new Recipients.Reach(readers.size(), 0, 0));
        } else {
            recipients.address(memo, readers);
            receipts.arrived(memo, now);
        }
        mails.published(memo, readers, !published.attachments().isEmpty());
    }

    /** The audience no longer holds anybody here. */
    private void leave(Memo memo) {
        var now = Database.now();
        memo.withdraw(now);
        memos.flush();
        receipts.withdrawn(memo, now);
        recipients.clear(memo.id());
        attachments.detach(memo.item());
    }

    private void withdrawn(String from, MemoWithdrawn withdrawn) {
        requireHome(from, withdrawn.homeSite());
        var memo = locked(withdrawn.id());
        if (memo != null) {
            requireHome(from, memo.homeSite());
            memo.withdraw(withdrawn.withdrawnAt());
            attachments.detach(memo.item());
            memos.flush();
            receipts.withdrawn(memo, Database.now());
            mails.withdrawn(memo);
        }
    }

    static void requireHome(String from, String home) {
        if (!from.equals(home)) {
            throw new IllegalArgumentException(
                    "Only " + home + " may change this memo, and it came from " + from + ".");
        }
    }

    /** This site's own memo, withdrawn by its author. */
    void takenBack(Memo memo, Instant now) {
        if (memo.arrivedAt() != null) {
            receipts.withdrawn(memo, now);
            mails.withdrawn(memo);
        }
    }

    /** This site's own memo, not yet flushed: whom it reaches here, or null where it is for nobody here. */
    @Nullable
    List<String> reach(Memo memo, Instant now) {
        var readers = recipients.resolve(memo.audience(), memo.author());
        if (readers.isEmpty() && !memo.audience().sites().contains(site.name())) {
            return null;
        }
        memo.reach(now);
        return readers;
    }

    /** The same memo, flushed. */
    void atHome(Memo memo, @Nullable List<String> readers, Instant now) {
        if (readers != null) {
            recipients.address(memo, readers);
            receipts.arrived(memo, now);
            mails.published(memo, readers, false);
        } else if (memo.arrivedAt() != null) {
            recipients.clear(memo.id());
            receipts.withdrawn(memo, now);
        }
    }

    /** Who joins or moves gets the current memos of their audiences, who leaves loses them; the home sites are told. */
    void follow(@Observes PersonChanged changed) {
        var person = changed.person();
        recipients.move();
        for (var id : recipients.changes(person)) {
            var memo = locked(id);
            if (memo != null) {
                if (!recipients.remove(id, person.id())) {
                    recipients.add(id, Database.now(), List.of(person.id()));
                    mails.joined(memo, person.id());
                }
                receipts.arrived(memo, Database.now());
            }
        }
    }

    /** Locked, so that the snapshot which a receipt tells holds every step that was told before it. */
    private @Nullable Memo locked(String id) {
        return memos.find(Memo.class, id, LockModeType.PESSIMISTIC_WRITE);
    }
}
