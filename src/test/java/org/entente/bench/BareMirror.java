package org.entente.bench;

import static org.entente.bench.Installation.HOME;
import static org.entente.bench.Installation.PEER;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.entente.twosites.TwoSites;

/**
 * The road without Entente: produced to a topic of the home site as its node would ({@code acks=all}), mirrored, consumed
 * at the peer ({@code read_committed}). Used with the nodes stopped. One at a time.
 */
final class BareMirror implements AutoCloseable {
    static final String TOPIC = "entente_requests";
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final TwoSites sites;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;

    BareMirror(TwoSites sites) throws ExecutionException, InterruptedException {
        this.sites = sites;
        allowChunks(HOME, TOPIC);
        allowChunks(PEER, HOME + "." + TOPIC);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap(HOME), "acks", "all", "linger.ms", 0, "batch.size", 131_072),
                new StringSerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap(PEER), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partition = new TopicPartition(HOME + "." + TOPIC, 0);
        consumer.assign(List.of(partition));
        consumer.seekToEnd(List.of(partition));
        consumer.position(partition);
    }

    private String bootstrap(String site) {
        return sites.site(site).bootstrap();
    }

    /** This topic takes small records only; the installation is the bench's own. */
    private void allowChunks(String site, String topic) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap(site)))) {
            var larger = new AlterConfigOp(new ConfigEntry("max.message.bytes", "1048588"), OpType.SET);
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(larger)))
                    .all()
                    .get();
        }
    }

    /** Milliseconds from when each record was due until it is consumed. */
    double[] latencies(Template template, int rate, int count) throws InterruptedException {
        var pace = new Pace(rate, count);
        var sender = new Thread(() -> pace.run(number -> producer.send(template.to(TOPIC))), "sender");
        sender.start();
        var latencies = new double[count];
        receive(count, number -> latencies[number] = (System.nanoTime() - pace.due(number)) / 1e6);
        sender.join();
        return latencies;
    }

    /** Seconds from the first sent to the last consumed. */
    double seconds(ProducerRecord<String, byte[]> record, int count) throws InterruptedException {
        long began = System.nanoTime();
        var sender = new Thread(() -> send(record, count), "sender");
        sender.start();
        receive(count, number -> {});
        sender.join();
        return (System.nanoTime() - began) / 1e9;
    }

    /** Seconds from the restored link to the last consumed, of what was produced while it was cut. */
    double secondsAfterCut(ProducerRecord<String, byte[]> record, int count) {
        sites.link().cut();
        send(record, count);
        long began = System.nanoTime();
        sites.link().restore();
        receive(count, number -> {});
        return (System.nanoTime() - began) / 1e9;
    }

    ProducerRecord<String, byte[]> record(Template template) {
        return template.to(TOPIC);
    }

    private void send(ProducerRecord<String, byte[]> record, int count) {
        for (int i = 0; i < count; i++) {
            producer.send(record);
        }
        producer.flush();
    }

    private void receive(int count, java.util.function.IntConsumer each) {
        long end = System.nanoTime() + LONGEST.toNanos();
        for (int received = 0; received < count; ) {
            for (var record : consumer.poll(Duration.ofMillis(500))) {
                if (record.value() != null) {
                    each.accept(received++);
                }
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the bare mirror brought %d of %d".formatted(received, count));
            }
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
