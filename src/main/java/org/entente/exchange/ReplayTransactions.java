package org.entente.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.entente.site.Problem;

/** One replay, one transaction. */
@Singleton
class ReplayTransactions {
    private final ParkedEnvelopes parked;
    private final InboundStreams streams;
    private final EnvelopeHandlers handlers;

    @Inject
    ReplayTransactions(ParkedEnvelopes parked, InboundStreams streams, EnvelopeHandlers handlers) {
        this.parked = parked;
        this.streams = streams;
        this.handlers = handlers;
    }

    /** @return the next that waited behind it */
    @Transactional
    public Optional<Long> replay(long id) {
        if (parked.find(id).isEmpty()) {
            throw Problem.notFound("There is no parked envelope " + id + ".");
        }
        var arrival = parked.open(id)
                .orElseThrow(() -> new Problem(
                        409,
                        "not-replayable",
                        "Entry " + id
                                + " is no longer waiting, or it was never a whole envelope and can only be read."));
        if (parked.hasEarlier(id)) {
            throw new Problem(
                    409, "replay-order", "An earlier change of the same item is parked. Replay that one first.");
        }
        var envelope = arrival.whole();
        streams.hold(envelope.site(), envelope.topic());
        handlers.receive(envelope);
        parked.replayed(id);
        return envelope.key().isEmpty()
                ? Optional.empty()
                : parked.nextBehind(envelope.site(), envelope.topic(), envelope.key());
    }
}
