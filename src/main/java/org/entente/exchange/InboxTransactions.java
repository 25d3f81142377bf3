package org.entente.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.entente.site.Database;

/**
 * The transactions of the inbox: note the number and have the effect, together. A number that was taken is skipped, one
 * that comes early is held, one whose item waits behind a parked envelope waits too.
 */
@Singleton
class InboxTransactions {
    @PersistenceContext(unitName = "entente")
    private EntityManager entities;

    private final Database database;
    private final InboundStreams streams;
    private final ParkedEnvelopes parked;
    private final EnvelopeHandlers handlers;

    @Inject
    InboxTransactions(Database database, InboundStreams streams, ParkedEnvelopes parked, EnvelopeHandlers handlers) {
        this.database = database;
        this.streams = streams;
        this.parked = parked;
        this.handlers = handlers;
    }

    @Transactional
    public void take(List<Arrival> batch) {
        var groups = new LinkedHashMap<InboundStreams.Stream, List<Arrival>>();
        for (var arrival : batch) {
            if (arrival.envelope() == null) {
                parked.add("parked", arrival, arrival.reason());
            } else {
                groups.computeIfAbsent(InboundStreams.Stream.of(arrival.whole()), stream -> new ArrayList<>())
                        .add(arrival);
            }
        }
        groups.forEach(this::take);
    }

    private void take(InboundStreams.Stream stream, List<Arrival> arrivals) {
        long before = streams.lock(stream);
        long applied = before;
        var blocked = streams.blockedKeys(stream);
        var delays = new ArrayList<Long>();
        for (var arrival : arrivals) {
            var envelope = arrival.whole();
            if (envelope.number() > applied + 1) {
                parked.add("held", arrival, "Number " + (applied + 1) + " of its stream has not come yet.");
            } else if (envelope.number() == applied + 1) {
                if (envelope.type().equals(Resends.VOID)) {
                    parked.add("parked", arrival, "Its own site no longer has this envelope.");
                } else if (blocked.contains(envelope.key())) {
                    parked.add("behind", arrival, "An earlier change of the same item is parked.");
                } else {
                    handlers.receive(envelope);
                    forget();
                    delays.add(Math.max(
                            0, Duration.between(envelope.time(), Instant.now()).toMillis()));
                }
                applied++;
            }
        }
        if (applied > before) {
            streams.advance(stream, applied);
            parked.released(stream, before, applied);
            if (!delays.isEmpty() && !Topics.heavy(stream.topic())) {
                noteTransit(stream.site(), delays);
            }
        }
    }

    /** Written and let go: at each query JPA compares all that it holds, and a batch would cost its square. */
    private void forget() {
        entities.flush();
        entities.clear();
    }

    private void noteTransit(String site, List<Long> delays) {
        delays.sort(null);
        database.update(
                "insert into transit (site, envelopes, median_ms, max_ms) values (?, ?, ?, ?)",
                site,
                delays.size(),
                delays.get(delays.size() / 2),
                delays.get(delays.size() - 1));
    }

    /** False once the node stops and takes JPA away: what fails then is no fault of the envelope. */
    boolean isOpen() {
        return entities.getEntityManagerFactory().isOpen();
    }

    /** Parks the envelope and lets its stream go on. */
    @Transactional
    public void park(Arrival arrival, String reason) {
        if (arrival.envelope() != null) {
            var stream = InboundStreams.Stream.of(arrival.whole());
            if (streams.lock(stream) + 1 != arrival.whole().number()) {
                return;
            }
            streams.advance(stream, arrival.whole().number());
        }
        parked.add("parked", arrival, reason);
    }
}
