package org.entente.bench;

import static org.entente.bench.Installation.HOME;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A memo that was published by REST and has arrived, and the record that carried it: what all others are like. */
final class Template {
    private static final String TOPIC = "entente_memos";
    private static final String ENGLISH = "The list of **31 March** replaces the one of January; prices hold for orders"
            + " that reach us by the end of the quarter.\n\n- Contracts signed before keep their terms.\n- Discounts"
            + " above 7 % need the agreement of finance.\n\nPlease tell your teams before Friday. ";
    private static final String FRENCH = "Le tarif du **31 mars** remplace celui de janvier\u00a0; les prix valent pour"
            + " les commandes reçues avant la fin du trimestre.\n\n- Les contrats déjà signés gardent leurs conditions.\n-"
            + " Une remise de plus de 7\u00a0% demande l’accord des finances.\n\nMerci d’en informer vos équipes avant"
            + " vendredi. ";

    private final String id;
    private final ConsumerRecord<String, byte[]> record;

    private Template(String id, ConsumerRecord<String, byte[]> record) {
        this.id = id;
        this.record = record;
    }

    /** A memo in two languages for a department of eight; its envelope has 2 KB. */
    static Map<String, Object> memo(List<String> attachments) {
        return Map.of(
                "texts",
                Map.of(
                        "en", Map.of("title", "Prices from April", "body", ENGLISH.repeat(3)),
                        "fr", Map.of("title", "Tarifs à partir d’avril", "body", FRENCH.repeat(3))),
                "audience",
                Map.of("sites", List.of(Installation.PEER), "departments", List.of("sales"), "people", List.of()),
                "attachments",
                attachments);
    }

    static String publish(Installation at, List<String> attachments) {
        return at.author()
                .post("/api/memos", memo(attachments))
                .expect(201)
                .json()
                .get("id")
                .asText();
    }

    static Template published(Installation at) throws Exception {
        var id = publish(at, List.of());
        at.settle();
        return new Template(id, last(at));
    }

    private static ConsumerRecord<String, byte[]> last(Installation at) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", at.sites().site(HOME).bootstrap());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seek(partition, consumer.endOffsets(List.of(partition)).get(partition) - 1);
            for (var record : consumer.poll(Duration.ofSeconds(10))) {
                return record;
            }
            throw new IllegalStateException("the envelope of the memo is not in " + TOPIC);
        }
    }

    String id() {
        return id;
    }

    /** The same record for another topic. */
    ProducerRecord<String, byte[]> to(String topic) {
        return new ProducerRecord<>(topic, 0, record.key(), record.value(), record.headers());
    }

    /** The same with another body. */
    ProducerRecord<String, byte[]> to(String topic, byte[] body) {
        return new ProducerRecord<>(topic, 0, record.key(), body, record.headers());
    }
}
