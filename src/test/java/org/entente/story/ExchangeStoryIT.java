package org.entente.story;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.entente.twosites.TwoSites;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the streams promise: each envelope takes effect once, in its order, and nothing is skipped. */
class ExchangeStoryIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration RECOVERY = Duration.ofSeconds(90);
    private static final String MIRRORED = "uk.entente_memos";

    private static TwoSites sites;
    private static Api author;
    private static Api reader;
    private static Api readerAdmin;
    private static Api authorAdmin;

    @BeforeAll
    static void start() {
        sites = TwoSites.shared();
        author = Api.of(sites, "uk-sales-director");
        reader = Api.of(sites, "fr-sales-director");
        readerAdmin = Api.of(sites, "fr-admin");
        authorAdmin = Api.of(sites, "uk-admin");
    }

    @BeforeEach
    @AfterEach
    void caughtUp() {
        sites.mend();
        await().atMost(RECOVERY).ignoreExceptions().until(() -> missing(reader) == 0 && missing(author) == 0);
    }

    private static long missing(Api who) {
        var peer = peer(who);
        return peer.get("link").asText().equals("up")
                ? peer.get("published").asLong()
                        - peer.get("arrived").asLong()
                        + peer.get("waiting").asLong()
                : Long.MAX_VALUE;
    }

    private static JsonNode peer(Api who) {
        return who.get("/api/bridge").expect(200).json().at("/peers/0");
    }

    private static String publish(String title) {
        return author.publish(Api.memo(title, List.of("fr"), List.of()));
    }

    private static List<String> titles(String prefix) {
        var titles = new ArrayList<String>();
        reader.get("/api/memos?box=all&limit=200")
                .expect(200)
                .json()
                .get("items")
                .forEach(item -> titles.add(0, item.get("titles").path("en").asText()));
        return titles.stream().filter(title -> title.startsWith(prefix)).toList();
    }

    private static List<JsonNode> parked(Api admin, String key) {
        return StreamSupport.stream(
                        admin.get("/api/parked?limit=200")
                                .expect(200)
                                .json()
                                .get("items")
                                .spliterator(),
                        false)
                .filter(entry -> key.equals(entry.get("key").asText())
                        || key.equals(entry.get("place").asText()))
                .toList();
    }

    @Test
    void ignoresSecondDelivery() throws Exception {
        publish("Delivered twice 1");
        publish("Delivered twice 2");
        await().atMost(SOON).until(() -> titles("Delivered twice").size() == 2);
        var arrived = peer(reader).get("arrived").asLong();
        int repeated = new BrokerHand(sites, "fr").repeat(MIRRORED);
        assertTrue(repeated >= 2);
        publish("Delivered twice 3");
        await().atMost(SOON).until(() -> titles("Delivered twice").contains("Delivered twice 3"));
        assertEquals(List.of("Delivered twice 1", "Delivered twice 2", "Delivered twice 3"), titles("Delivered twice"));
        assertEquals(arrived + 1, peer(reader).get("arrived").asLong());
        assertEquals(0, readerAdmin.get("/api/bridge").json().get("parked").asLong() - parkedBefore());
    }

    private static long parkedBefore() {
        return readerAdmin.get("/api/parked?limit=200").json().get("items").size();
    }

    /** Meanwhile the reading site is away: what it does not hear then is its own silence, and the other's outage. */
    @Test
    void asksForWhatExpiredBeforeItWasRead() throws Exception {
        var hand = new BrokerHand(sites, "fr");
        sites.stop("fr-node");
        long end = hand.end(MIRRORED);
        for (int i = 1; i <= 3; i++) {
            publish("Expired " + i);
        }
        await().atMost(SOON).until(() -> hand.end(MIRRORED) >= end + 3);
        hand.expire(MIRRORED);
        publish("Expired 4");
        sites.start("fr-node");
        await().atMost(RECOVERY)
                .ignoreExceptions()
                .until(() -> titles("Expired").size() == 4);
        assertEquals(List.of("Expired 1", "Expired 2", "Expired 3", "Expired 4"), titles("Expired"));
        await().atMost(SOON).until(() -> newestOutage(readerAdmin).get("ours").asBoolean());
        assertFalse(newestOutage(author).get("ours").asBoolean());
    }

    private static JsonNode newestOutage(Api who) {
        return who.get("/api/bridge").expect(200).json().at("/outages/0");
    }

    @Test
    void refillsADeletedTopic() throws Exception {
        publish("Deleted 1");
        await().atMost(SOON).until(() -> titles("Deleted").size() == 1);
        sites.link().cut();
        publish("Deleted 2");
        publish("Deleted 3");
        await().atMost(SOON)
                .until(() -> author.get("/api/bridge").json().get("outbox").asLong() == 0);
        new BrokerHand(sites, "uk").delete("entente_memos");
        sites.link().restore();
        await().atMost(RECOVERY)
                .ignoreExceptions()
                .until(() -> titles("Deleted").size() == 3);
        publish("Deleted 4");
        await().atMost(RECOVERY).until(() -> titles("Deleted").size() == 4);
        assertEquals(List.of("Deleted 1", "Deleted 2", "Deleted 3", "Deleted 4"), titles("Deleted"));
    }

    @Test
    void parksWhatItDoesNotKnowAndGoesOn() throws Exception {
        var key = UUID.randomUUID().toString();
        try (var uk = new Sql(sites, "uk")) {
            for (var type : List.of("org.entente.memo.sung", "org.entente.memo.hummed")) {
                uk.update(
                        "insert into outbox (topic, type, key, time, body) values ('entente_memos', ?, ?, now(), '{}')",
                        type,
                        key);
            }
        }
        publish("After the unknown");
        await().atMost(SOON).until(() -> titles("After the unknown").size() == 1);
        var entries = parked(readerAdmin, key);
        assertEquals(
                List.of("parked", "behind"),
                entries.stream().map(e -> e.get("state").asText()).toList());
        assertTrue(entries.get(0).get("reason").asText().contains("org.entente.memo.sung"));

        reader.get("/api/parked").expect(403);
        readerAdmin.post("/api/parked/" + entries.get(1).get("id") + "/replay").expect(409);
        readerAdmin.post("/api/parked/" + entries.get(0).get("id") + "/replay").expect(409);
        readerAdmin.post("/api/parked/999999/replay").expect(404);
        assertEquals(2, parked(readerAdmin, key).size());
    }

    @Test
    void replaysInOrderWhatWaitedBehind() throws Exception {
        var memo = UUID.randomUUID().toString();
        try (var fr = new Sql(sites, "fr")) {
            for (var type : List.of("arrived", "opened")) {
                fr.update(
                        "insert into outbox (topic, type, key, time, body) values ('entente_receipts', ?, ?, now(), ?)",
                        "org.entente.memo." + type,
                        memo,
                        ("{\"memo\":\"%s\",\"home\":\"uk\",\"at\":\"2026-01-01T00:00:00Z\",\"version\":1,"
                                        + "\"latencyMs\":5,\"recipients\":3,\"opened\":0,\"readers\":[]}")
                                .formatted(memo)
                                .getBytes(StandardCharsets.UTF_8));
            }
        }
        await().atMost(SOON).until(() -> parked(authorAdmin, memo).size() == 2);
        try (var uk = new Sql(sites, "uk")) {
            uk.update(
                    "insert into memo (id, home_site, author, author_name, department, version, importance, audience,"
                            + " written_at, published_at) values (?, 'uk', 'uk-sales-director', 'A', 'sales', 1,"
                            + " 'normal', 'fr;;', now(), now())",
                    memo);
            var first = parked(authorAdmin, memo).get(0).get("id");
            assertEquals(
                    2,
                    authorAdmin
                            .post("/api/parked/" + first + "/replay")
                            .expect(200)
                            .json()
                            .get("applied")
                            .asInt());
            assertEquals(List.of(), parked(authorAdmin, memo));
            assertEquals("1", uk.text("select opened from memo_proof where memo_id = ?", memo));
        }
    }

    @Test
    void parksHalfEnvelopesAndFalseSenders() throws Exception {
        var hand = new BrokerHand(sites, "fr");
        var place = MIRRORED + "-0@" + hand.end(MIRRORED);
        var stranger = new ProducerRecord<>(MIRRORED, 0, "x", "{}".getBytes(StandardCharsets.UTF_8));
        for (var header :
                List.of("ce_specversion=1.0", "ce_id=1", "ce_source=/de", "ce_type=org.entente.memo.published")) {
            var at = header.indexOf('=');
            stranger.headers()
                    .add(header.substring(0, at), header.substring(at + 1).getBytes(StandardCharsets.UTF_8));
        }
        hand.write(List.of(new ProducerRecord<>(MIRRORED, 0, "x", new byte[] {(byte) 0xff, 0}), stranger));
        await().atMost(SOON).until(() -> parked(readerAdmin, place).size() == 1);
        var half = parked(readerAdmin, place).get(0);
        assertTrue(half.get("reason").asText().contains("ce_specversion"), half.toString());
        assertEquals(2, half.get("size").asInt());
        readerAdmin.post("/api/parked/" + half.get("id") + "/replay").expect(409);
        var reasons =
                readerAdmin.get("/api/parked?limit=200").json().get("items").toString();
        assertTrue(reasons.contains("from /de, but came from uk"), reasons);
    }

    @Test
    void beginsANewIncarnationAfterARestore() throws Exception {
        publish("Before the restore");
        await().atMost(SOON).until(() -> titles("Before the restore").size() == 1);
        sites.stop("uk-node");
        String before;
        try (var uk = new Sql(sites, "uk")) {
            before = uk.text("select value from site_fact where name = 'incarnation'");
            // what a backup of an hour ago would say
            uk.update("delete from outbox where topic = 'entente_memos' and number ="
                    + " (select last_number from outbound_stream where topic = 'entente_memos')");
            uk.update("update outbound_stream set last_number = last_number - 1 where topic = 'entente_memos'");
        }
        sites.start("uk-node");
        publish("After the restore");
        await().atMost(RECOVERY).until(() -> titles("After the restore").size() == 1);
        try (var uk = new Sql(sites, "uk")) {
            assertNotEquals(before, uk.text("select value from site_fact where name = 'incarnation'"));
        }
    }
}
