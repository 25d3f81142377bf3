package org.entente.story;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.entente.twosites.TwoSites;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A memo crosses the bridge with proof at both ends, whatever is cut or killed on its way. */
class MemoStoryIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    private static TwoSites sites;
    private static Api author;
    private static Api reader;

    @BeforeAll
    static void start() {
        sites = TwoSites.shared();
        author = Api.of(sites, "uk-sales-director");
        reader = Api.of(sites, "fr-sales-director");
    }

    @AfterEach
    void mend() {
        sites.mend();
    }

    private static String publish(Map<String, Object> memo) {
        return author.publish(memo);
    }

    private static Map<String, Object> forSales(String title) {
        return Api.memo(title, List.of("fr"), List.of("sales"));
    }

    private static void awaitArrival(String id, Duration atMost) {
        await().atMost(atMost)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> reader.get("/api/memos/" + id).status() == 200);
    }

    private static JsonNode proof(String id, String site) {
        var all = author.get("/api/memos/" + id + "/proof").expect(200).json();
        return StreamSupport.stream(all.get("sites").spliterator(), false)
                .filter(each -> each.get("site").asText().equals(site))
                .findFirst()
                .orElseThrow();
    }

    /** Titles of everything that the reader has and that begins so, oldest first. */
    private static List<String> titles(String prefix) {
        var titles = new ArrayList<String>();
        var next = "";
        do {
            var page = reader.get("/api/memos?box=all&limit=200&after=" + next)
                    .expect(200)
                    .json();
            page.get("items")
                    .forEach(item -> titles.add(0, item.get("titles").path("en").asText("")));
            next = page.get("next").asText(null);
        } while (next != null);
        return titles.stream().filter(title -> title.startsWith(prefix)).toList();
    }

    @Test
    void isProvedToHaveArrivedBeenOpenedAndAcknowledged() {
        var pdf = new byte[10_000_000];
        new Random(1).nextBytes(pdf);
        System.arraycopy("%PDF-1.7\n".getBytes(), 0, pdf, 0, 9);
        var file = author.upload("Prices 2027.pdf", pdf);
        var memo = forSales("Prices for 2027");
        memo.put(
                "texts",
                Map.of(
                        "en", Map.of("title", "Prices for 2027", "body", "See **page 3**."),
                        "fr", Map.of("title", "Tarifs 2027", "body", "Voir **page 3**.")));
        memo.put("acknowledgeBy", Instant.now().plusSeconds(86_400).toString());
        memo.put("attachments", List.of(file));
        var id = publish(memo);
        awaitArrival(id, SOON);

        await().atMost(SOON)
                .until(() -> "arrived"
                        .equals(reader.get("/api/memos/" + id)
                                .json()
                                .at("/files/0/state")
                                .asText()));
        assertArrayEquals(
                pdf, reader.get("/api/attachments/" + file).expect(200).raw().body());

        await().atMost(SOON).until(() -> proof(id, "fr").get("state").asText().equals("arrived"));
        var arrived = proof(id, "fr");
        assertTrue(arrived.get("latencyMs").asLong() >= 0);
        assertTrue(arrived.get("recipients").asInt() >= 2, arrived.toString());
        assertTrue(arrived.get("missing").toString().contains("fr-sales-director"));

        reader.post("/api/memos/" + id + "/opening").expect(200);
        reader.post("/api/memos/" + id + "/acknowledgement").expect(200);
        await().atMost(SOON).until(() -> proof(id, "fr").get("acknowledged").asInt() == 1);
        var done = proof(id, "fr");
        assertEquals(1, done.get("opened").asInt());
        assertTrue(!done.get("missing").toString().contains("fr-sales-director"), done.toString());
        assertEquals(done.get("recipients").asInt() - 1, done.get("missing").size());
    }

    @Test
    void crossesOnceAndInOrderAfterACut() {
        await().atMost(SOON)
                .until(() -> link(reader).equals("up") && link(author).equals("up"));
        sites.link().cut();
        var sent = IntStream.range(0, 30).mapToObj(i -> "Cut " + (100 + i)).toList();
        sent.forEach(title -> publish(forSales(title)));
        await().atMost(SOON)
                .until(() -> link(reader).equals("down") && link(author).equals("down"));
        assertTrue(author.get("/api/bridge").json().at("/peers/0/waiting").asLong() >= 30);
        assertNotNull(
                reader.get("/api/bridge").json().at("/peers/0/lastHeardAt").textValue());
        reader.post("/api/memos", Api.memo("Written in the dark", List.of("uk"), List.of()))
                .expect(201);
        assertEquals(List.of(), titles("Cut "));

        sites.link().restore();
        await().atMost(RECOVERY).until(() -> titles("Cut ").size() >= 30);
        assertEquals(sent, titles("Cut "));
        await().atMost(SOON).until(() -> {
            var peer = author.get("/api/bridge").json().at("/peers/0");
            return peer.get("waiting").asLong() == 0
                    && peer.get("published").asLong() == peer.get("arrived").asLong();
        });
    }

    private static String link(Api who) {
        return who.get("/api/bridge").expect(200).json().at("/peers/0/link").asText();
    }

    /** Two at a time, one at each site; what the death of the reader's node is like, its people tell (WritingStoryIT). */
    @Test
    void survivesTheDeathOfEachPart() {
        for (var parts : List.of(
                List.of("uk-node", "fr-broker"),
                List.of("uk-broker", "fr-database"),
                List.of("uk-database", "fr-mirror"))) {
            var title = "Kill " + parts + " ";
            var before = publish(forSales(title + 1));
            parts.forEach(sites::kill);
            sites.mend();
            await().atMost(RECOVERY)
                    .ignoreExceptionsMatching(Throwable.class::isInstance)
                    .until(() -> {
                        author.post("/api/memos", forSales(title + 2), "Idempotency-Key", parts.get(0))
                                .expect(201);
                        return true;
                    });
            await().atMost(RECOVERY)
                    .ignoreExceptions()
                    .until(() -> reader.get("/api/memos/" + before).status() == 200);
            await().atMost(RECOVERY)
                    .ignoreExceptions()
                    .until(() -> titles(title).size() >= 2);
            assertEquals(List.of(title + 1, title + 2), titles(title));
        }
    }
}
