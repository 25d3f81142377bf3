package org.entente.story;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.entente.twosites.TwoSites;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a proof says of people: of those who leave, of those who read an older version, of very many. */
class MemoProofStoryIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String LEAVER = "fr-mathieu-roche";

    private static TwoSites sites;
    private static Api author;
    private static Api leaver;
    private static Api admin;

    @BeforeAll
    static void start() {
        sites = TwoSites.shared();
        author = Api.of(sites, "uk-sales-director");
        leaver = Api.of(sites, LEAVER);
        admin = Api.of(sites, "fr-admin");
    }

    /** And the other site has heard of it. */
    @AfterEach
    void returns() throws Exception {
        sites.link().restore();
        admin.post("/api/people/" + LEAVER + "/enabling").expect(200);
        try (var uk = new Sql(sites, "uk")) {
            await().atMost(SOON)
                    .until(() -> uk.text("select present from directory_person where id = ?", LEAVER)
                            .equals("t"));
        }
    }

    private static void leave() {
        admin.post("/api/people/" + LEAVER + "/disabling").expect(200);
    }

    private static String publish(Map<String, Object> memo) {
        return author.publish(memo);
    }

    private static Map<String, Object> forIt(String title) {
        var memo = Api.memo(title, List.of("fr"), List.of("it"));
        memo.put("acknowledgeBy", Instant.now().plusSeconds(86_400).toString());
        return memo;
    }

    private static Map<String, Object> forOne(String title) {
        var memo = new HashMap<>(Api.memo(title, List.of(), List.of()));
        memo.put("audience", Map.of("people", List.of(LEAVER)));
        return memo;
    }

    private static void awaitArrival(String id) {
        await().atMost(SOON).until(() -> leaver.get("/api/memos/" + id).status() == 200);
    }

    private static JsonNode proof(String id) {
        var all = author.get("/api/memos/" + id + "/proof").expect(200).json();
        return StreamSupport.stream(all.get("sites").spliterator(), false)
                .filter(each -> each.get("site").asText().equals("fr"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void keepsTheAcknowledgementOfWhoHasLeft() {
        var id = publish(forIt("Acknowledged, and gone"));
        awaitArrival(id);
        leaver.post("/api/memos/" + id + "/acknowledgement").expect(200);
        await().atMost(SOON).until(() -> proof(id).get("acknowledged").asInt() == 1);
        int recipients = proof(id).get("recipients").asInt();
        leave();
        author.put("/api/memos/" + id, forIt("Amended after"), "If-Match", "\"1\"")
                .expect(200);
        await().atMost(SOON)
                .until(() -> Api.of(sites, "fr-admin")
                                .get("/api/memos/" + id)
                                .json()
                                .get("version")
                                .asInt()
                        == 2);
        await().atMost(SOON).until(() -> proof(id).get("acknowledged").asInt() == 1);
        assertEquals(recipients, proof(id).get("recipients").asInt());
        assertTrue(
                !proof(id).get("missing").toString().contains(LEAVER), proof(id).toString());

        admin.post("/api/people/" + LEAVER + "/enabling").expect(200);
        assertTrue(!leaver.get("/api/memos/" + id)
                .expect(200)
                .json()
                .get("toAcknowledge")
                .asBoolean());
    }

    @Test
    void missesNobodyWhoLeftWithoutAWord() {
        var id = publish(forIt("Not read, and gone"));
        awaitArrival(id);
        await().atMost(SOON).until(() -> proof(id).get("missing").toString().contains(LEAVER));
        leave();
        await().atMost(SOON).until(() -> !proof(id).get("missing").toString().contains(LEAVER));
    }

    @Test
    void doesNotWaitForWhoLeftBeforeItCame() {
        sites.link().cut();
        var id = publish(forOne("For somebody who is gone"));
        leave();
        sites.link().restore();
        await().atMost(SOON).until(() -> proof(id).get("state").asText().equals("arrived"));
        assertEquals(0, proof(id).get("recipients").asInt());
    }

    @Test
    void refusesToAddressWhoHasLeft() {
        leave();
        var memo = forOne("For somebody who was gone");
        await().atMost(SOON).until(() -> author.post("/api/memos", memo).status() == 400);
        var refused = author.post("/api/memos", memo).expect(400).json();
        assertEquals("audience.people[0]", refused.at("/faults/0/field").asText());
    }

    @Test
    void takesNoAcknowledgementOfAVersionThatAsksAgain() {
        var id = publish(forIt("Read before it changed"));
        awaitArrival(id);
        var changed = forIt("Changed while it was read");
        changed.put("material", true);
        author.put("/api/memos/" + id, changed, "If-Match", "\"1\"").expect(200);
        await().atMost(SOON)
                .until(() ->
                        leaver.get("/api/memos/" + id).json().get("version").asInt() == 2);
        leaver.post("/api/memos/" + id + "/acknowledgement", "{}", "If-Match", "\"1\"")
                .expect(412);
        assertTrue(leaver.get("/api/memos/" + id).json().get("toAcknowledge").asBoolean());
        leaver.post("/api/memos/" + id + "/acknowledgement", "{}", "If-Match", "\"2\"")
                .expect(200);
    }

    @Test
    void namesMoreReadersThanOneEnvelopeHolds() throws Exception {
        try (var fr = new Sql(sites, "fr")) {
            fr.update("insert into person (id, name, email, department, roles, language, zone, version)"
                    + " select 'fr-crowd-' || n, 'Crowd ' || n, 'crowd@fr.example', 'it', 'employee', 'fr', 'UTC', 1"
                    + " from generate_series(1, 2500) n");
            try {
                var id = publish(forIt("For a crowd"));
                awaitArrival(id);
                await().atMost(SOON).until(() -> proof(id).get("missing").size() > 2_500);
                assertEquals(
                        proof(id).get("recipients").asInt(),
                        proof(id).get("missing").size());
            } finally {
                fr.update("delete from memo_recipient where person like 'fr-crowd-%'");
                fr.update("delete from person where id like 'fr-crowd-%'");
            }
        }
    }
}
