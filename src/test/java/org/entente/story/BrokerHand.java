package org.entente.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.entente.twosites.TwoSites;

/** A look into, or a hand in, one site's topics, past the node. */
final class BrokerHand {
    private final Map<String, Object> settings;

    BrokerHand(TwoSites sites, String site) {
        settings = Map.of("bootstrap.servers", sites.site(site).bootstrap());
    }

    /** Everything that is in the topic now. */
    List<ConsumerRecord<String, byte[]>> read(String topic) {
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    void write(List<ProducerRecord<String, byte[]>> records) throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (var record : records) {
                producer.send(record).get();
            }
        }
    }

    /** Writes everything in the topic a second time. */
    int repeat(String topic) throws ExecutionException, InterruptedException {
        var again = read(topic).stream()
                .map(old -> new ProducerRecord<>(topic, 0, old.key(), old.value(), old.headers()))
                .toList();
        write(again);
        return again.size();
    }

    /** As if everything in the topic had expired. */
    void expire(String topic) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(settings)) {
            admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(-1)))
                    .all()
                    .get();
        }
    }

    void delete(String topic) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(settings)) {
            admin.deleteTopics(List.of(topic)).all().get();
        }
    }

    long end(String topic) {
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            return consumer.endOffsets(List.of(partition)).get(partition);
        }
    }
}
