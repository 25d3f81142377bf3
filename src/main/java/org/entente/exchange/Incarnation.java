package org.entente.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.entente.site.Database;
import org.entente.site.Site;

/**
 * Which life of this site's streams is being written. A database restored from a backup has forgotten numbers that its
 * peers have already seen; giving them again would make two envelopes of one number, and the peers would drop the new
 * one. So when the topics, or the peers, know a higher number than the database, a new incarnation begins at 1.
 */
@Singleton
class Incarnation {
    private static final Logger LOG = Logger.getLogger(Incarnation.class.getName());

    private final Database database;
    private final KafkaClients clients;
    private final Site site;
    /** The last number of each topic when this node took up the work. */
    private final Map<String, Long> floor = new ConcurrentHashMap<>();

    @Inject
    Incarnation(Database database, KafkaClients clients, Site site) {
        this.database = database;
        this.clients = clients;
        this.site = site;
    }

    String current() {
        return database.first("select value from site_fact where name = 'incarnation'", row -> row.getString(1))
                .orElseThrow();
    }

    /** Creates what a new database lacks. */
    @Transactional
    public void begin() {
        database.update(
                "insert into site_fact (name, value) values ('incarnation', ?) on conflict do nothing",
                UUID.randomUUID().toString());
        for (var topic : Topics.streams()) {
            database.update(
                    "insert into outbound_stream (topic, incarnation, last_number)"
                            + " select ?, value, 0 from site_fact where name = 'incarnation' on conflict do nothing",
                    topic);
        }
    }

    /**
     * Looks at the last envelope of each of our own topics, and at our last heartbeat, since what was sent again last may
     * have a low number. One that we do not know means a restored database; so may a topic that never held anything,
     * though we gave numbers: then nobody but the peers knows, and they may not be heard for long.
     *
     * @throws BrokerFault when a topic cannot be read: without it the answer would be a guess
     */
    boolean forgottenByTopics() {
        database.list(
                "select topic, last_number from outbound_stream", row -> floor.put(row.getString(1), row.getLong(2)));
        try (var consumer = clients.consumer("incarnation", 100)) {
            var partitions = Stream.concat(Topics.streams().stream(), Stream.of(Topics.HEARTBEATS))
                    .map(topic -> new TopicPartition(topic, 0))
                    .toList();
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions);
            var waiting = new java.util.HashSet<TopicPartition>();
            var begins = consumer.beginningOffsets(partitions);
            ends.forEach((partition, end) -> {
                if (end > begins.get(partition)) {
                    consumer.seek(partition, end - 1);
                    waiting.add(partition);
                }
            });
            boolean forgotten = Topics.streams().stream()
                    .anyMatch(
                            topic -> ends.get(new TopicPartition(topic, 0)) == 0 && floor.getOrDefault(topic, 0L) > 0);
            for (int tries = 0; tries < 20 && !waiting.isEmpty(); tries++) {
                for (var record : consumer.poll(Duration.ofMillis(250))) {
                    waiting.remove(new TopicPartition(record.topic(), record.partition()));
                    var envelope = CloudEvents.read(record, own(record), record.topic())
                            .envelope();
                    forgotten |= envelope != null && knowsMore(envelope);
                }
            }
            if (!waiting.isEmpty()) {
                throw new BrokerFault("The site's own topics could not be read: " + waiting, null);
            }
            return forgotten;
        }
    }

    private static String own(org.apache.kafka.clients.consumer.ConsumerRecord<String, byte[]> record) {
        var source = record.headers().lastHeader("ce_source");
        return source == null
                ? ""
                : new String(source.value(), java.nio.charset.StandardCharsets.UTF_8).replaceFirst("^/", "");
    }

    private boolean knowsMore(Envelope envelope) {
        return envelope.type().equals(Heartbeat.TYPE)
                ? envelope.as(Heartbeat.class).published().entrySet().stream()
                        .anyMatch(last -> isUnknown(last.getKey(), envelope.incarnation(), last.getValue()))
                : isUnknown(envelope.topic(), envelope.incarnation(), envelope.number());
    }

    private boolean isUnknown(String topic, String incarnation, long number) {
        return database.first(
                        "select 1 from outbound_stream where topic = ? and incarnation = ? and last_number < ?",
                        row -> true,
                        topic,
                        incarnation,
                        number)
                .isPresent();
    }

    /** Whether a peer has taken a number of ours that we never gave. */
    boolean forgottenByPeers() {
        List<String> ahead = database.list(
                "select p.site from peer_progress p join outbound_stream o"
                        + " on o.topic = p.topic and o.incarnation = p.incarnation where p.applied > o.last_number",
                row -> row.getString(1));
        return !ahead.isEmpty();
    }

    /**
     * Begins a new life: streams start at 1. What was numbered before keeps its place in the old one, for it meant the
     * same there, and a peer that has it must not take it twice; what a peer may lack is sent again. What was numbered
     * since the work began may have got numbers that meant something else, so the peers dropped it: it is numbered again.
     */
    @Transactional
    public void renew() {
        var next = UUID.randomUUID().toString();
        floor.forEach((topic, number) -> database.update(
                "update outbox set incarnation = null, number = null, sent_at = null where topic = ? and number > ?"
                        + " and incarnation = (select value from site_fact where name = 'incarnation')",
                topic,
                number));
        floor.clear();
        database.update("""
                update outbox o set sent_at = null where incarnation = (select value from site_fact
                        where name = 'incarnation') and exists (select 1 from unnest(?::text[]) peer
                    left join peer_progress p on p.site = peer and p.topic = o.topic
                        and p.incarnation = o.incarnation where o.number > coalesce(p.applied, 0))""", site.peers());
        database.update("update site_fact set value = ? where name = 'incarnation'", next);
        database.update("update outbound_stream set incarnation = ?, last_number = 0", next);
        LOG.log(
                Level.WARNING,
                "this site''s database was restored from a backup: its streams begin again, incarnation={0}",
                next);
    }
}
