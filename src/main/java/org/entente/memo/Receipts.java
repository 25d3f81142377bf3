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
import org.entente.site.Site;
import org.jspecify.annotations.Nullable;

/** Both ends of a receipt: told by the site where something happened, noted as proof by the memo's home site. */
@Singleton
class Receipts implements EnvelopeHandler {
    /** How many readers one envelope names: it must stay far below what a broker takes. */
    private static final int NAMED = 1_000;

    private final Site site;
    private final Outbox outbox;
    private final Proofs proofs;
    private final Recipients recipients;
    private final Readers readers;

    @Inject
    Receipts(Site site, Outbox outbox, Proofs proofs, Recipients recipients, Readers readers) {
        this.site = site;
        this.outbox = outbox;
        this.proofs = proofs;
        this.recipients = recipients;
        this.readers = readers;
    }

    /** A version came, or its readers changed: everything that this site knows of it. */
    void arrived(Memo memo, Instant now) {
        arrived(memo, now, recipients.reach(memo));
    }

    void arrived(Memo memo, Instant now, Recipients.Reach reach) {
        var readers = memo.asksAcknowledgement() ? this.readers.of(memo) : List.<Receipt.Reader>of();
        var sent = memo.publishedAt() == null ? now : memo.publishedAt();
        var latency = Math.max(0, Duration.between(sent, now).toMillis());
        count(memo, Receipt.ARRIVED, now, latency, reach, part(readers, 0));
        for (int from = NAMED; from < readers.size(); from += NAMED) {
            tell(memo, Receipt.READERS, now, null, null, null, part(readers, from));
        }
    }

    private static List<Receipt.Reader> part(List<Receipt.Reader> readers, int from) {
        return readers.subList(from, Math.min(readers.size(), from + NAMED));
    }

    /** It came, and whoever it names here has left: its home must not wait for ever. */
    void reachedNobody(MemoPublished memo, Instant now) {
        var latency = Math.max(0, Duration.between(memo.publishedAt(), now).toMillis());
        outbox.publish(
                Topics.RECEIPTS,
                Receipt.ARRIVED,
                memo.id(),
                new Receipt(memo.id(), memo.homeSite(), now, memo.version(), latency, 0, 0, 0, List.of()));
    }

    /** {@code first}: nobody had opened it for that person yet, neither they nor a deputy. */
    void opened(Memo memo, String reader, boolean first, Instant now) {
        if (first || memo.asksAcknowledgement()) {
            step(memo, first ? Receipt.OPENED : Receipt.READERS, reader, now);
        }
    }

    void acknowledged(Memo memo, String reader, Instant now) {
        step(memo, Receipt.ACKNOWLEDGED, reader, now);
    }

    private void step(Memo memo, String type, String reader, Instant now) {
        List<Receipt.Reader> named = memo.asksAcknowledgement() ? readers.of(memo, reader) : List.of();
        tell(memo, type, now, null, null, null, named);
    }

    /** The count and not the step: nobody is named, and a later one stands for those before it. */
    void judged(Memo memo, Instant now) {
        count(memo, Receipt.JUDGED, now, null, recipients.reach(memo), List.of());
    }

    void withdrawn(Memo memo, Instant now) {
        tell(memo, Receipt.WITHDRAWAL, now, null, null, recipients.reach(memo).opened(), List.of());
    }

    private void tell(
            Memo memo,
            String type,
            Instant at,
            @Nullable Long latencyMs,
            @Nullable Integer reached,
            @Nullable Integer opened,
            List<Receipt.Reader> readers) {
        tell(
                memo,
                type,
                new Receipt(memo.id(), memo.homeSite(), at, memo.version(), latencyMs, reached, opened, null, readers));
    }

    private void count(
            Memo memo,
            String type,
            Instant at,
            @Nullable Long latencyMs,
            Recipients.Reach reach,
            List<Receipt.Reader> readers) {
        tell(
                memo,
                type,
                new Receipt(
                        memo.id(),
                        memo.homeSite(),
                        at,
                        memo.version(),
                        latencyMs,
                        reach.people(),
                        reach.opened(),
                        reach.notUseful(),
                        readers));
    }

    private void tell(Memo memo, String type, Receipt receipt) {
        if (memo.homeSite().equals(site.name())) {
            proofs.note(site.name(), type, receipt, site.name());
        } else {
            outbox.publish(Topics.RECEIPTS, type, memo.id(), receipt);
        }
    }

    @Override
    public Set<String> types() {
        return Set.of(
                Receipt.ARRIVED,
                Receipt.READERS,
                Receipt.OPENED,
                Receipt.ACKNOWLEDGED,
                Receipt.JUDGED,
                Receipt.WITHDRAWAL);
    }

    @Override
    public void receive(Envelope envelope) {
        var receipt = envelope.as(Receipt.class);
        if (!receipt.home().equals(site.name())) {
            return;
        }
        proofs.note(envelope.site(), envelope.type(), receipt, site.name());
    }
}
