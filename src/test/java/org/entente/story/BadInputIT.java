package org.entente.story;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.twosites.TwoSites;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is said, as problem+json, and nothing comes of it. */
class BadInputIT {
    private static TwoSites sites;
    private static Api author;

    @BeforeAll
    static void start() {
        sites = TwoSites.shared();
        author = Api.of(sites, "uk-marketing-director");
    }

    private static Map<String, Object> memo(String field, Object value) {
        var memo = Api.memo("Fine", List.of("fr"), List.of());
        memo.put(field, value);
        return memo;
    }

    private static void refused(Api.Answer answer, int status, String... words) {
        answer.expect(status);
        assertTrue(answer.header("Content-Type").startsWith("application/problem+json"), answer.text());
        assertEquals(status, answer.json().get("status").asInt());
        assertFalse(answer.json().get("detail").asText().isBlank());
        for (var word : words) {
            assertTrue(answer.text().contains(word), word + " is not in " + answer.text());
        }
    }

    @Test
    void namesEveryWrongField() {
        var memo = memo("audience", Map.of("sites", List.of("fr", "mars"), "departments", List.of("magic")));
        memo.put("importance", "shouting");
        memo.put("texts", Map.of("en", Map.of("title", "", "body", "b")));
        memo.put("acknowledgeBy", "2020-01-01T00:00:00Z");
        refused(author.post("/api/memos", memo), 400, "texts.en.title", "importance", "acknowledgeBy");
        memo.put("importance", "normal");
        memo.put("texts", Map.of("en", Map.of("title", "t", "body", "b")));
        memo.remove("acknowledgeBy");
        refused(author.post("/api/memos", memo), 400, "audience.sites[1]", "audience.departments[0]", "mars", "magic");
    }

    @Test
    void refusesAnExpiryBeforeTheDueDate() {
        var memo = memo("acknowledgeBy", Instant.now().plusSeconds(7200).toString());
        memo.put("expiresAt", Instant.now().plusSeconds(3600).toString());
        var answer = author.post("/api/memos", memo);
        refused(answer, 400);
        assertEquals(1, answer.json().get("faults").size());
        assertEquals("expiresAt", answer.json().at("/faults/0/field").asText());
    }

    /** A notice whole in one language is none, and an opening needs all that belongs to one. */
    @Test
    void namesEveryWrongFieldOfANotice() {
        var hr = Api.of(sites, "uk-hr");
        var text = Map.of("title", "t", "body", "b");
        var opening = new java.util.HashMap<String, Object>(Map.of(
                "kind", "opening",
                "texts", Map.of("en", text, "de", text),
                "sites", List.of("mars"),
                "reference", "a reference",
                "contract", "for ever",
                "closesAt", "2020-01-01T00:00:00Z",
                "manager", "fr-sales-manager"));
        var answer = hr.post("/api/notices", opening);
        refused(
                answer,
                400,
                "texts.fr.title",
                "texts.fr.body",
                "texts.de",
                "sites",
                "reference",
                "place",
                "contract",
                "closesAt",
                "manager");
        assertEquals(9, answer.json().get("faults").size(), answer.text());
        refused(hr.post("/api/notices", Map.of()), 400, "kind");
        refused(hr.post("/api/notices", "{\"kind\":7,\"texts\":[]}"), 400);
        refused(author.post("/api/notices", opening), 403);
        refused(hr.get("/api/notices?kind=song"), 400, "kind");
        refused(hr.get("/api/notices?after=x"), 400, "after");
        refused(hr.get("/api/notices/none"), 404);
    }

    @Test
    void refusesWhatIsTooLong() {
        refused(
                author.post("/api/memos", memo("texts", Map.of("en", Map.of("title", "x".repeat(300), "body", "b")))),
                400,
                "300");
        refused(
                author.post(
                        "/api/memos", memo("texts", Map.of("en", Map.of("title", "t", "body", "x".repeat(2_000_000))))),
                400,
                "texts.en.body");
    }

    @Test
    void refusesPreferencesThatAreNone() {
        refused(author.put("/api/me/preferences", Map.of("mail", "sometimes", "sounds", "loud")), 400, "mail", "loud");
        refused(author.put("/api/me/preferences", "{\"quietFrom\":\"late\"}"), 400);
        assertEquals(
                "none",
                author.get("/api/me/preferences").expect(200).json().get("mail").asText());
    }

    @Test
    void refusesControlCharacters() {
        refused(
                author.post("/api/memos", memo("texts", Map.of("en", Map.of("title", "a\u0000b", "body", "b")))),
                400,
                "U+0000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"texts\":",
                "",
                "\"x\"",
                "{\"acknowledgeBy\":\"yesterday\"}",
                "{\"attachments\":{}}",
                "nonsense"
            })
    void answersBrokenJsonWithAProblem(String body) {
        refused(author.post("/api/memos", body), 400);
    }

    @Test
    void refusesUnknownAttachments() {
        refused(author.post("/api/memos", memo("attachments", List.of("0".repeat(64)))), 400, "attachments[0]");
        refused(author.post("/api/memos", memo("attachments", List.of("../../etc/passwd"))), 400, "attachments[0]");
        var secret = Api.of(sites, "uk-hr").upload("letter.txt", "for HR alone".getBytes());
        refused(author.post("/api/memos", memo("attachments", List.of(secret))), 400, "attachments[0]");
        refused(author.get("/api/attachments/" + secret), 404);
    }

    @Test
    void refusesAFileOverTheLimitBeforeItHasReadIt() {
        var request = author.request("/api/attachments")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofByteArray(new byte[60_000_000]));
        refused(author.send(request), 413);
    }

    @Test
    void keepsOthersMemosToThemselves() {
        var id = "/api/memos/" + author.publish(memo("importance", "normal"));
        var other = Api.of(sites, "uk-sales-director");
        refused(other.get(id), 404);
        refused(other.get(id + "/proof"), 404);
        refused(other.post(id + "/withdrawal"), 404);
        refused(other.post(id + "/acknowledgement"), 404);
        refused(other.put(id, memo("importance", "normal"), "If-Match", "\"1\""), 404);
        refused(Api.of(sites, "uk-hr").post("/api/memos", memo("importance", "normal")), 403);
        refused(new Api(sites.site("uk").address(), "uk-hr", "wrong password").get("/api/me"), 401);
    }

    @Test
    void wantsToKnowWhichVersionIsChanged() {
        var created = author.post("/api/memos", memo("importance", "normal")).expect(201);
        var id = "/api/memos/" + created.json().get("id").asText();
        assertEquals("\"1\"", created.header("ETag"));
        assertTrue(created.header("Location").endsWith(id));
        refused(author.put(id, memo("importance", "urgent")), 428);
        author.put(id, memo("importance", "urgent"), "If-Match", "\"1\"").expect(200);
        refused(author.put(id, memo("importance", "normal"), "If-Match", "\"1\""), 412);
        var now = author.get(id).json();
        assertEquals("urgent", now.get("importance").asText());
        assertEquals(2, now.get("version").asInt());
        author.put(id, now.toString(), "If-Match", "\"2\"").expect(200);
    }

    @Test
    void publishesOnceWhatIsSentTwice() {
        var memo = memo("importance", "important");
        var key = "key-" + System.nanoTime();
        var first = author.post("/api/memos", memo, "Idempotency-Key", key)
                .expect(201)
                .json();
        var again = author.post("/api/memos", memo, "Idempotency-Key", key)
                .expect(201)
                .json();
        assertEquals(first.get("id"), again.get("id"));
        refused(author.post("/api/memos", memo("importance", "urgent"), "Idempotency-Key", key), 422);
    }

    @Test
    void showsMarkupAsText() {
        var memo = memo(
                "texts", Map.of("en", Map.of("title", "<script>1</script>", "body", "<img src=x onerror=alert(1)>")));
        author.post("/api/memos", memo).expect(201);
    }

    @Test
    void listsInPagesThatEnd() {
        var reader = Api.of(sites, "fr-marketing-director");
        for (int i = 0; i < 3; i++) {
            author.post("/api/memos", Api.memo("Page " + i, List.of("fr"), List.of("marketing")))
                    .expect(201);
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> reader.get("/api/memos?q=page").json().get("items").size() >= 3);
        var seen = new HashMap<String, Integer>();
        var next = "";
        do {
            var page = reader.get("/api/memos?box=new&limit=2&after=" + next)
                    .expect(200)
                    .json();
            page.get("items").forEach(item -> seen.merge(item.get("id").asText(), 1, Integer::sum));
            next = page.get("next").isNull() ? "" : page.get("next").asText();
            assertTrue(next.matches("[A-Za-z0-9_-]*"), next);
        } while (!next.isEmpty());
        assertTrue(seen.size() >= 3 && seen.values().stream().allMatch(times -> times == 1), seen.toString());
        refused(reader.get("/api/memos?limit=0"), 400);
        refused(reader.get("/api/memos?limit=201"), 400);
        refused(reader.get("/api/memos?after=nonsense"), 400);
        refused(reader.get("/api/memos?box=trash"), 400);
    }

    @Test
    void publishesLaterWhenTheTimeHasCome() {
        var at = Instant.now().plusSeconds(4);
        var reader = Api.of(sites, "fr-marketing-director");
        var created = author.post("/api/memos", memo("publishAt", at.toString()))
                .expect(201)
                .json();
        assertTrue(created.get("publishedAt").isNull());
        var id = "/api/memos/" + created.get("id").asText();
        assertEquals(404, reader.get(id).status());
        await().atMost(Duration.ofSeconds(30)).until(() -> reader.get(id).status() == 200);
        assertFalse(
                Instant.parse(author.get(id).json().get("publishedAt").asText()).isBefore(at));
    }

    @Test
    void changesAndWithdrawsAtTheOtherSite() {
        var reader = Api.of(sites, "fr-marketing-director");
        var memo = memo("acknowledgeBy", Instant.now().plusSeconds(3600).toString());
        var id = "/api/memos/" + author.publish(memo);
        await().atMost(Duration.ofSeconds(30)).until(() -> reader.get(id).status() == 200);
        reader.post(id + "/acknowledgement").expect(200);
        memo.put("material", true);
        author.put(id, memo, "If-Match", "\"1\"").expect(200);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> reader.get(id).json().get("version").asInt() == 2);
        assertTrue(reader.get(id).json().get("toAcknowledge").asBoolean());
        author.post(id + "/withdrawal").expect(200);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !reader.get(id).json().get("withdrawnAt").isNull());
        assertEquals("", reader.get(id).json().at("/texts/en/body").asText());
        refused(reader.post(id + "/acknowledgement"), 409);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> author.get(id + "/proof").text().contains("\"state\":\"withdrawn\""));
    }
}
