package org.entente.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.Config;
import org.entente.site.Site;

/** Clients of the site's own broker. Keys {@code entente.exchange.kafka.X} reach each of them as Kafka's {@code X}. */
@Singleton
class KafkaClients {
    /** Kept here, or the level would be forgotten with the logger: each client would print its settings at its start. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private static final String PREFIX = "entente.exchange.kafka.";

    private final Config config;
    private final Site site;

    @Inject
    KafkaClients(Config config, Site site) {
        this.config = config;
        this.site = site;
        KAFKA.setLevel(Level.WARNING);
    }

    Map<String, Object> settings(Map<String, Object> own) {
        var settings = new HashMap<String, Object>();
        settings.put("bootstrap.servers", config.getValue("entente.exchange.bootstrap", String.class));
        settings.put("client.id", "entente-" + site.name());
        settings.put("request.timeout.ms", 5_000);
        settings.put("default.api.timeout.ms", 10_000);
        settings.put("reconnect.backoff.max.ms", 1_000);
        settings.put("metadata.max.age.ms", 10_000);
        settings.put("enable.metrics.push", false);
        settings.putAll(own);
        for (var name : config.getPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                settings.put(name.substring(PREFIX.length()), config.getValue(name, String.class));
            }
        }
        return settings;
    }

    /** Idempotent, {@code acks=all}; gives up on a record after 15 s, and the relay then sends it again. */
    KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                settings(Map.of(
                        ProducerConfig.ACKS_CONFIG, "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                        ProducerConfig.LINGER_MS_CONFIG, 0,
                        ProducerConfig.BATCH_SIZE_CONFIG, 131_072,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Reads only what is committed; offsets are committed by the caller, after its transaction. */
    KafkaConsumer<String, byte[]> consumer(String purpose, int atMost) {
        return new KafkaConsumer<>(
                settings(Map.of(
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "entente-" + site.name() + "-" + purpose,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        250,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        atMost)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
