package org.entente.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.entente.site.Database;
import org.entente.site.DatabaseFault;
import org.entente.site.Site;

/** Once a second: tell the peers how we are, ask for what is missing, look after the topics. */
@Singleton
class Pulse {
    private static final Logger LOG = Logger.getLogger(Pulse.class.getName());
    private static final long BEAT_MS = 1_000;
    private static final int TOPICS_EVERY = 10;

    private final Site site;
    private final Database database;
    private final KafkaClients clients;
    private final Topics topics;
    private final Incarnation incarnation;
    private final Resends resends;
    private final Peers peers;
    /** Our broker has taken something of ours since the last beat. */
    private volatile boolean acknowledged;

    @Inject
    Pulse(
            Site site,
            Database database,
            KafkaClients clients,
            Topics topics,
            Incarnation incarnation,
            Resends resends,
            Peers peers) {
        this.site = site;
        this.database = database;
        this.clients = clients;
        this.topics = topics;
        this.incarnation = incarnation;
        this.resends = resends;
        this.peers = peers;
    }

    void run(BooleanSupplier running) throws InterruptedException {
        try (var producer = clients.producer()) {
            boolean well = true;
            acknowledged = false;
            for (int beats = 1; running.getAsBoolean(); beats++) {
                try {
                    beat(producer);
                    if (beats % TOPICS_EVERY == 0) {
                        topics.ensure();
                    }
                    well = true;
                } catch (RuntimeException fault) {
                    if (well) {
                        LOG.log(Level.WARNING, "no heartbeat goes out", fault);
                    }
                    well = false;
                }
                Thread.sleep(BEAT_MS);
            }
        }
    }

    private void beat(KafkaProducer<String, byte[]> producer) {
        if (incarnation.forgottenByPeers()) {
            incarnation.renew();
        }
        var published = new HashMap<String, Long>();
        database.list(
                "select topic, last_number from outbound_stream",
                row -> published.put(row.getString(1), row.getLong(2)));
        var taken = database.list(
                "select s.site, topic, s.incarnation, applied from inbound_stream s join peer using (site, incarnation)",
                row -> new Heartbeat.Taken(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)));
        var heartbeat = new Heartbeat(incarnation.current(), Instant.now(), published, taken);
        if (acknowledged) {
            acknowledged = false;
            peers.heardOurselves(heartbeat.incarnation());
        }
        send(producer, Topics.HEARTBEATS, Heartbeat.TYPE, heartbeat.incarnation(), heartbeat);
        for (var request : resends.due()) {
            send(producer, Topics.REQUESTS, ResendRequest.TYPE, heartbeat.incarnation(), request);
        }
    }

    private void send(
            KafkaProducer<String, byte[]> producer, String topic, String type, String incarnation, Object body) {
        var envelope = new Envelope(
                UUID.randomUUID().toString(),
                type,
                site.name(),
                topic,
                incarnation,
                0,
                site.name(),
                0,
                Instant.now(),
                Json.write(body));
        producer.send(CloudEvents.write(envelope, true), (place, fault) -> {
            if (fault == null) {
                acknowledged = true;
            }
        });
    }

    /** Takes what the peers' pulses say; what cannot be read is given back to be parked. */
    List<Arrival> take(List<Arrival> batch) {
        return batch.stream().flatMap(arrival -> refused(arrival).stream()).toList();
    }

    /** As an entry of its own, since pulses have no place in a stream: the inbox would take it for an old number. */
    private Optional<Arrival> refused(Arrival arrival) {
        if (arrival.envelope() == null) {
            return Optional.of(arrival);
        }
        try {
            return understood(arrival.whole())
                    ? Optional.empty()
                    : Optional.of(broken(
                            arrival,
                            "Nothing here takes the type " + arrival.whole().type() + "."));
        } catch (RuntimeException fault) {
            if (DatabaseFault.passes(fault)) {
                throw fault;
            }
            return Optional.of(broken(arrival, Inbox.reason(fault)));
        }
    }

    private static Arrival broken(Arrival arrival, String reason) {
        return new Arrival(arrival.place(), null, reason, arrival.headers(), arrival.body());
    }

    private boolean understood(Envelope envelope) {
        switch (envelope.type()) {
            case Heartbeat.TYPE -> peers.heard(envelope.site(), envelope.as(Heartbeat.class));
            case ResendRequest.TYPE -> {
                var request = envelope.as(ResendRequest.class);
                if (request.site().equals(site.name())) {
                    resends.answer(request);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
