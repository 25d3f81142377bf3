package org.entente.memo;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.entente.exchange.Envelope;
import org.entente.exchange.EnvelopeHandler;
import org.entente.exchange.Outbox;
import org.entente.exchange.Topics;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.site.Problem;
import org.entente.site.Site;

/**
 * An author's word to those who have not acknowledged. It is one mark on the memo at each site, not one for each reader:
 * whoever acknowledges sees it no more, and a version that asks anew begins without one.
 */
@Singleton
class Reminders implements EnvelopeHandler {
    private static final String NOTE = "update memo set reminded_at = ?, reminded_version = ? where id = ?"
            + " and home_site = ? and (reminded_at is null or reminded_at < ?)";

    private final Site site;
    private final Database database;
    private final Memos memos;
    private final Proofs proofs;
    private final Outbox outbox;
    private final MemoMails mails;

    @Inject
    Reminders(Site site, Database database, Memos memos, Proofs proofs, Outbox outbox, MemoMails mails) {
        this.site = site;
        this.database = database;
        this.memos = memos;
        this.proofs = proofs;
        this.outbox = outbox;
        this.mails = mails;
    }

    /**
     * Reminds, at every site, those who are still to acknowledge.
     *
     * @throws Problem 409 {@code nothing-to-remind} where nobody is, {@code reminded-already} within a day of the last time
     */
    @Transactional
    public void remind(String id, Profile by) {
        var memo = memos.mine(id, by);
        var now = Database.now();
        var proof = proofs.of(memo);
        if (!memo.asksAcknowledgement() || memo.isWithdrawn() || memo.isExpired(now) || !proof.lacksSomebody()) {
            throw new Problem(409, "nothing-to-remind", "Nobody is to acknowledge this memo any more.");
        }
        var next = proof.nextReminder();
        if (next != null && next.isAfter(now)) {
            var hours = (Duration.between(now, next).toMinutes() + 59) / 60;
            throw new Problem(
                            409,
                            "reminded-already",
                            "They were reminded less than a day ago. You can remind them again in %d h."
                                    .formatted(hours))
                    .with(hours);
        }
        note(id, site.name(), memo.version(), now);
        if (proof.sites().stream().anyMatch(at -> !at.site().equals(site.name()))) {
            outbox.publish(Topics.MEMOS, MemoReminded.TYPE, id, new MemoReminded(id, site.name(), memo.version(), now));
        }
    }

    private void note(String id, String home, int version, Instant at) {
        if (database.update(NOTE, at, version, id, home, at) > 0) {
            mails.reminded(id, at);
        }
    }

    @Override
    public Set<String> types() {
        return Set.of(MemoReminded.TYPE);
    }

    /** A memo that is for nobody here is not known here either. */
    @Override
    public void receive(Envelope envelope) {
        var reminded = envelope.as(MemoReminded.class);
        MemoArrivals.requireHome(envelope.site(), reminded.homeSite());
        note(reminded.id(), envelope.site(), reminded.version(), reminded.remindedAt());
    }
}
