package org.entente.story;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.entente.twosites.TwoSites;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What happens to a memo at one moment at two places. A lock on a table, taken past the node, makes the moment long. */
class MemoRacesStoryIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private static TwoSites sites;
    private static Api author;
    private static Api reader;
    private static Api admin;

    @BeforeAll
    static void start() {
        sites = TwoSites.shared();
        author = Api.of(sites, "uk-sales-director");
        reader = Api.of(sites, "fr-sales-director");
        admin = Api.of(sites, "fr-admin");
    }

    private static String publish(Map<String, Object> memo) {
        return author.publish(memo);
    }

    private static void awaitArrival(String id) {
        await().atMost(SOON).until(() -> reader.get("/api/memos/" + id).status() == 200);
    }

    private static void amend(String id, Map<String, Object> memo) {
        var version = author.get("/api/memos/" + id).expect(200).header("ETag");
        author.put("/api/memos/" + id, memo, "If-Match", version).expect(200);
    }

    private static JsonNode proof(String id) {
        var all = author.get("/api/memos/" + id + "/proof").expect(200).json();
        return StreamSupport.stream(all.get("sites").spliterator(), false)
                .filter(each -> each.get("site").asText().equals("fr"))
                .findFirst()
                .orElseThrow();
    }

    private static void awaitWaiting(Sql sql, int statements) {
        await().atMost(SOON)
                .until(() -> Integer.parseInt(sql.text("select count(*) from pg_stat_activity"
                                + " where datname = current_database() and wait_event_type = 'Lock'"
                                + " and application_name <> 'entente-exchange'"))
                        >= statements);
    }

    @Test
    void reachesWhoJoinsWhileItArrives() throws Exception {
        var id = "";
        admin.post("/api/people/fr-marketing-director/disabling").expect(200);
        try (var fr = new Sql(sites, "fr");
                var look = new Sql(sites, "fr")) {
            fr.update("begin");
            fr.update("lock table memo_recipient in access exclusive mode");
            id = publish(Api.memo("Who joins", List.of("fr"), List.of()));
            awaitWaiting(look, 1);
            var joins = CompletableFuture.runAsync(() ->
                    admin.post("/api/people/fr-marketing-director/enabling").expect(200));
            awaitWaiting(look, 2);
            fr.update("commit");
            joins.join();
        } finally {
            admin.post("/api/people/fr-marketing-director/enabling").expect(200);
        }
        awaitArrival(id);
        Api.of(sites, "fr-marketing-director").get("/api/memos/" + id).expect(200);
    }

    @Test
    void provesWhatWasAcknowledgedWhileANewVersionCame() throws Exception {
        var memo = Api.memo("Twice at once", List.of("fr"), List.of("sales"));
        memo.put("acknowledgeBy", Instant.now().plusSeconds(86_400).toString());
        var id = publish(memo);
        awaitArrival(id);
        reader.post("/api/memos/" + id + "/opening").expect(200);
        try (var fr = new Sql(sites, "fr");
                var look = new Sql(sites, "fr")) {
            fr.update("begin");
            fr.update("lock table outbox in share row exclusive mode");
            var acknowledges = CompletableFuture.runAsync(
                    () -> reader.post("/api/memos/" + id + "/acknowledgement").expect(200));
            awaitWaiting(look, 1);
            memo.put("texts", Map.of("en", Map.of("title", "Twice at once", "body", "second")));
            amend(id, memo);
            awaitWaiting(look, 2);
            fr.update("commit");
            acknowledges.join();
        }
        await().atMost(SOON)
                .until(() ->
                        reader.get("/api/memos/" + id).json().get("version").asInt() == 2);
        await().during(Duration.ofSeconds(2))
                .atMost(SOON)
                .until(() -> proof(id).get("acknowledged").asInt() == 1);
    }

    @Test
    void isNotPublishedWhenItWasPutOffAtTheLastMoment() throws Exception {
        var memo = Api.memo("Put off", List.of("fr"), List.of());
        memo.put("publishAt", Instant.now().plusSeconds(3).toString());
        var id = publish(memo);
        try (var uk = new Sql(sites, "uk");
                var look = new Sql(sites, "uk")) {
            uk.update("begin");
            uk.update("update memo set publish_at = now() + interval '1 hour' where id = ?", id);
            awaitWaiting(look, 1);
            uk.update("commit");
            Thread.sleep(3_000);
            assertEquals("null", look.text("select published_at from memo where id = ?", id));
        }
        author.post("/api/memos/" + id + "/withdrawal").expect(200);
    }

    @Test
    void isPublishedThoughAnotherCannotBe() throws Exception {
        try (var uk = new Sql(sites, "uk")) {
            uk.update("insert into memo (id, home_site, author, author_name, department, version, importance, audience,"
                    + " written_at, publish_at) values ('broken', 'uk', 'uk-sales-director', 'A', 'sales', 1, 'normal',"
                    + " 'no audience', now(), now())");
            try {
                var memo = Api.memo("After a broken one", List.of("fr"), List.of());
                memo.put("publishAt", Instant.now().plusSeconds(2).toString());
                awaitArrival(publish(memo));
            } finally {
                uk.update("delete from memo where id = 'broken'");
            }
        }
    }

    @Test
    void isProvedAgainWhereItCameBack() {
        var memo = Api.memo("There and back", List.of("fr", "uk"), List.of());
        var id = publish(memo);
        awaitArrival(id);
        memo.put("audience", Map.of("sites", List.of("uk")));
        amend(id, memo);
        await().atMost(SOON).until(() -> proof(id).get("state").asText().equals("withdrawn"));
        memo.put("audience", Map.of("sites", List.of("fr", "uk")));
        amend(id, memo);
        awaitArrival(id);
        await().atMost(SOON).until(() -> proof(id).get("state").asText().equals("arrived"));
    }
}
