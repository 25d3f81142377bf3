package org.entente.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.common.TopicPartition;
import org.entente.site.Database;

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

    @Inject
    Incarnation(Database database, KafkaClients clients) {
        this.database = database;
        this.clients = clients;
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

    /** Looks at the last envelope of each of our own topics; a number that we do not know means a restored database. */
    boolean forgottenByTopics() {
        try (var consumer = clients.consumer("incarnation", 100)) {
            var partitions = Topics.streams().stream()
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
            boolean forgotten = false;
            for (int tries = 0; tries < 20 && !waiting.isEmpty(); tries++) {
                for (var record : consumer.poll(Duration.ofMillis(250))) {
                    waiting.remove(new TopicPartition(record.topic(), record.partition()));
                    var envelope = CloudEvents.read(record, own(record), record.topic())
                            .envelope();
                    forgotten |= envelope != null && knowsMore(envelope);
                }
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
        return !database.list(
                        "select 1 from outbound_stream where topic = ? and incarnation = ? and last_number < ?",
                        row -> 1,
                        envelope.topic(),
                        envelope.incarnation(),
                        envelope.number())
                .isEmpty();
    }

    /** Whether a peer has taken a number of ours that we never gave. */
    boolean forgottenByPeers() {
        List<String> ahead = database.list(
                "select p.site from peer_progress p join outbound_stream o"
                        + " on o.topic = p.topic and o.incarnation = p.incarnation where p.applied > o.last_number",
                row -> row.getString(1));
        return !ahead.isEmpty();
    }

    /** Begins a new life: streams start at 1, and what was numbered but never sent is numbered again. */
    @Transactional
    public void renew() {
        var next = UUID.randomUUID().toString();
        database.update("update site_fact set value = ? where name = 'incarnation'", next);
        database.update("update outbound_stream set incarnation = ?, last_number = 0", next);
        database.update("update outbox set incarnation = null, number = null where sent_at is null");
        LOG.log(
                Level.WARNING,
                "this site''s database was restored from a backup: its streams begin again, incarnation={0}",
                next);
    }
}
