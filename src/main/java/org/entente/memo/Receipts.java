package org.entente.memo;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.entente.exchange.Envelope;
import org.entente.exchange.EnvelopeHandler;
import org.entente.exchange.Outbox;
import org.entente.exchange.Topics;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.site.Site;
import org.jspecify.annotations.Nullable;

/** Both ends of a receipt: told by the site where something happened, noted as proof by the memo's home site. */
@Singleton
class Receipts implements EnvelopeHandler {
    private final Site site;
    private final Database database;
    private final Outbox outbox;
    private final Proofs proofs;
    private final Recipients recipients;

    @Inject
    Receipts(Site site, Database database, Outbox outbox, Proofs proofs, Recipients recipients) {
        this.site = site;
        this.database = database;
        this.outbox = outbox;
        this.proofs = proofs;
        this.recipients = recipients;
    }

    /** A version came, or its readers changed: everything that this site knows of it. */
    void arrived(Memo memo, Instant now) {
        var readers = memo.asksAcknowledgement() ? recipients.readers(memo) : List.<Receipt.Reader>of();
        var reach = recipients.reach(memo.id());
        var sent = memo.publishedAt() == null ? now : memo.publishedAt();
        tell(
                memo,
                Receipt.ARRIVED,
                now,
                Math.max(0, Duration.between(sent, now).toMillis()),
                reach.people(),
                reach.opened(),
                readers);
    }

    void opened(Memo memo, Profile reader, Instant now) {
        tell(
                memo,
                Receipt.OPENED,
                now,
                null,
                null,
                null,
                memo.asksAcknowledgement()
                        ? List.of(new Receipt.Reader(reader.id(), reader.name(), now, null))
                        : List.of());
    }

    void acknowledged(Memo memo, Profile reader, Instant openedAt, Instant now) {
        tell(
                memo,
                Receipt.ACKNOWLEDGED,
                now,
                null,
                null,
                null,
                List.of(new Receipt.Reader(reader.id(), reader.name(), openedAt, now)));
    }

    void withdrawn(Memo memo, Instant now) {
        tell(
                memo,
                Receipt.WITHDRAWAL,
                now,
                null,
                null,
                recipients.reach(memo.id()).opened(),
                List.of());
    }

    private void tell(
            Memo memo,
            String type,
            Instant at,
            @Nullable Long latencyMs,
            @Nullable Integer reached,
            @Nullable Integer opened,
            List<Receipt.Reader> readers) {
        var receipt = new Receipt(memo.id(), memo.homeSite(), at, memo.version(), latencyMs, reached, opened, readers);
        if (memo.homeSite().equals(site.name())) {
            proofs.note(site.name(), type, receipt);
        } else {
            outbox.publish(Topics.RECEIPTS, type, memo.id(), receipt);
        }
    }

    @Override
    public Set<String> types() {
        return Set.of(Receipt.ARRIVED, Receipt.OPENED, Receipt.ACKNOWLEDGED, Receipt.WITHDRAWAL);
    }

    @Override
    public void receive(Envelope envelope) {
        var receipt = envelope.as(Receipt.class);
        if (!receipt.home().equals(site.name())) {
            return;
        }
        if (database.first(
                        "select 1 from memo where id = ? and home_site = ?", row -> true, receipt.memo(), site.name())
                .isEmpty()) {
            throw new IllegalArgumentException("This site has not written the memo " + receipt.memo() + ".");
        }
        proofs.note(envelope.site(), envelope.type(), receipt);
    }
}
