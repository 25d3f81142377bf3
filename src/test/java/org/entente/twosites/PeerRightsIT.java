package org.entente.twosites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** What a peer's mirror may do at the broker that it reads: read the shared topics, and nothing else. */
class PeerRightsIT {
    private final TwoSites sites = TwoSites.shared();

    @Test
    void seesTheSharedTopicsOnly() throws Exception {
        try (var mirror = Admin.create(certified())) {
            assertEquals(
                    Set.of(
                            "entente_memos",
                            "entente_receipts",
                            "entente_lists",
                            "entente_posts",
                            "entente_notices",
                            "entente_releases",
                            "entente_attachments",
                            "entente_directory",
                            "entente_heartbeats",
                            "entente_requests"),
                    mirror.listTopics().names().get());
        }
    }

    @Test
    void makesNoTopic() {
        try (var mirror = Admin.create(certified())) {
            var refused = assertThrows(
                    ExecutionException.class,
                    () -> mirror.createTopics(List.of(new NewTopic("entente_more", 1, (short) 1)))
                            .all()
                            .get());
            assertInstanceOf(AuthorizationException.class, refused.getCause());
        }
    }

    @Test
    void writesNothing() {
        try (var mirror = new KafkaProducer<>(certified(), new StringSerializer(), new StringSerializer())) {
            var refused = assertThrows(
                    ExecutionException.class,
                    () -> mirror.send(new ProducerRecord<>("entente_memos", "forged"))
                            .get());
            assertInstanceOf(AuthorizationException.class, refused.getCause());
        }
    }

    @Test
    void isNobodyWithoutItsCertificate() {
        var nameless = certified();
        nameless.keySet().removeIf(key -> key.startsWith("ssl.keystore"));
        try (var stranger = Admin.create(nameless)) {
            var refused = assertThrows(
                    ExecutionException.class,
                    () -> stranger.listTopics().names().get());
            assertInstanceOf(SslAuthenticationException.class, refused.getCause());
        }
    }

    /** The mirror of the first site at the broker of the second. */
    private Map<String, Object> certified() {
        var reader = sites.sites().get(0);
        var read = sites.sites().get(1);
        var tls = sites.settings().root().resolve("tls").resolve(reader);
        var client = new HashMap<String, Object>();
        client.put("bootstrap.servers", "127.0.0.1:" + sites.settings().ports().of(read + "-link"));
        client.put("security.protocol", "SSL");
        client.put("enable.idempotence", "false");
        client.put("ssl.keystore.type", "PKCS12");
        client.put(
                "ssl.keystore.location", tls.resolve("mirror-" + read + ".p12").toString());
        client.put("ssl.keystore.password", Certificates.PASSWORD);
        client.put("ssl.truststore.type", "PKCS12");
        client.put(
                "ssl.truststore.location",
                tls.resolve("authority-" + read + ".p12").toString());
        client.put("ssl.truststore.password", Certificates.PASSWORD);
        client.put("request.timeout.ms", "5000");
        client.put("default.api.timeout.ms", "10000");
        client.put("max.block.ms", "10000");
        client.put("delivery.timeout.ms", "10000");
        return client;
    }
}
