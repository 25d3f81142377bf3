package org.entente.story;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody in France is away, and somebody else reads for them; their author at head office sees who it was. */
class DeputyStoryIT extends BrowserStory {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Paris"));
    private static final String AWAY = "fr-andre-lemaitre";
    private static final String DEPUTY = "fr-beatrice-nguyen";
    private static final String FOR = "?for=" + AWAY;

    private static Api author;
    private static Api away;
    private static Api deputy;
    private static Api admin;

    @BeforeAll
    static void start() {
        author = Api.of(sites, "uk-managing-director");
        away = Api.of(sites, AWAY);
        deputy = Api.of(sites, DEPUTY);
        admin = Api.of(sites, "fr-admin");
    }

    @AfterEach
    void everybodyIsBack() throws Exception {
        try (var fr = new Sql(sites, "fr")) {
            fr.update("delete from absence");
        }
    }

    private static String absences(String person) {
        return "/api/people/" + person + "/absences";
    }

    private static Map<String, String> days(LocalDate from, LocalDate to, String deputy) {
        return Map.of("from", from.toString(), "to", to.toString(), "deputy", deputy);
    }

    private static long leave() {
        return away.post(absences(AWAY), days(TODAY, TODAY.plusDays(2), DEPUTY))
                .expect(200)
                .json()
                .get("id")
                .asLong();
    }

    private static void comeBack(long absence) {
        away.send(away.request(absences(AWAY) + "/" + absence).DELETE()).expect(204);
    }

    /** For these people alone, to be acknowledged, arrived. */
    private static String publish(String title, String... people) {
        return publish(title, List.of(), people);
    }

    private static String publish(String title, List<String> files, String... people) {
        var memo = Api.memo(title, List.of(), List.of());
        memo.put("audience", Map.of("people", List.of(people)));
        memo.put("acknowledgeBy", Instant.now().plusSeconds(200_000).toString());
        memo.put("attachments", files);
        var id = author.publish(memo);
        await().atMost(SOON).until(() -> proof(id).get("missing").size() == people.length);
        return id;
    }

    private static JsonNode proof(String id) {
        return author.get("/api/memos/" + id + "/proof").expect(200).json().at("/sites/0");
    }

    private static JsonNode memo(Api who, String id, String whom) {
        return who.get("/api/memos/" + id + whom).expect(200).json();
    }

    @Test
    void readsAndAcknowledgesForWhoIsAwayAndItIsShownAsSuch() {
        var file = author.upload("conges.txt", "le plan".getBytes(StandardCharsets.UTF_8));
        var id = publish("While the cat is away", List.of(file), AWAY);
        var memo = "/api/memos/" + id;
        var attachment = "/api/attachments/" + file + "?item=memo/" + id;
        await().atMost(SOON).until(() -> away.get(attachment).status() == 200);
        deputy.get(memo + FOR).expect(403);
        deputy.get(attachment).expect(404);

        var absence = leave();
        assertTrue(deputy.get("/api/me/deputy").expect(200).json().at("/0/now").asBoolean());
        var waiting = deputy.get("/api/memos" + FOR + "&box=to-acknowledge").expect(200);
        assertTrue(waiting.text().contains(id), waiting.text());
        deputy.get(attachment).expect(200);
        deputy.get(memo).expect(404);
        deputy.post(memo + "/acknowledgement").expect(404);
        deputy.post(memo + "/opening" + FOR).expect(200);
        await().atMost(SOON).until(() -> proof(id).get("opened").asInt() == 1);
        assertEquals(
                "Béatrice Nguyen", proof(id).at("/deputized/0/deputy/openedBy").asText());
        deputy.post(memo + "/acknowledgement" + FOR).expect(200);

        await().atMost(SOON).until(() -> proof(id).get("acknowledged").asInt() == 1);
        var told = proof(id).at("/deputized/0");
        assertEquals(AWAY, told.get("id").asText());
        assertTrue(told.get("openedAt").isNull(), told.toString());
        assertEquals("Béatrice Nguyen", told.at("/deputy/acknowledgedBy").asText());

        var mine = memo(away, id, "");
        assertFalse(mine.get("toAcknowledge").asBoolean());
        assertTrue(mine.get("openedAt").isNull(), mine.toString());
        assertEquals("Béatrice Nguyen", mine.at("/byDeputy/acknowledgedBy").asText());
        assertTrue(away.get("/api/memos?box=by-deputy").text().contains(id));
        assertTrue(away.get("/api/memos?box=new").text().contains(id));

        comeBack(absence);
        deputy.get(memo + FOR).expect(403);
        deputy.get(attachment).expect(404);
        away.post(memo + "/opening").expect(200);
        await().atMost(SOON).until(() -> !proof(id).at("/deputized/0/openedAt").isNull());
        assertEquals(1, proof(id).get("opened").asInt(), "one person, opened twice");
        assertEquals(
                "Béatrice Nguyen",
                proof(id).at("/deputized/0/deputy/acknowledgedBy").asText());

        // a change tells all of it again, and asks the person anew
        var changed = Api.memo("While the cat is away, again", List.of(), List.of());
        changed.put("audience", Map.of("people", List.of(AWAY)));
        changed.put("acknowledgeBy", Instant.now().plusSeconds(200_000).toString());
        changed.put("material", true);
        author.put(memo, changed, "If-Match", "\"1\"").expect(200);
        await().atMost(SOON).until(() -> proof(id).get("acknowledged").asInt() == 0);
        assertTrue(proof(id).at("/deputized/0/deputy/acknowledgedBy").isNull());
        assertEquals(
                "Béatrice Nguyen", proof(id).at("/deputized/0/deputy/openedBy").asText());
        away.post(memo + "/acknowledgement").expect(200);
        assertTrue(memo(away, id, "").at("/byDeputy/acknowledgedBy").isNull());
    }

    @Test
    void keepsTheDeputysOwnAcknowledgementApart() {
        var id = publish("For both of them", AWAY, DEPUTY);
        leave();
        deputy.post("/api/memos/" + id + "/acknowledgement" + FOR).expect(200);
        assertTrue(memo(deputy, id, "").get("toAcknowledge").asBoolean());
        assertFalse(memo(deputy, id, FOR).get("toAcknowledge").asBoolean());
        deputy.post("/api/memos/" + id + "/acknowledgement").expect(200);
        await().atMost(SOON).until(() -> proof(id).get("acknowledged").asInt() == 2);
        assertEquals(1, proof(id).get("deputized").size());

        // what somebody thinks of a memo is not for their deputy to see
        away.put("/api/memos/" + id + "/not-useful", "{}").expect(200);
        assertTrue(memo(away, id, "").get("notUseful").asBoolean());
        assertTrue(memo(deputy, id, FOR).get("notUseful").isNull());
    }

    @Test
    void givesADeputyNothingElse() throws Exception {
        var director = Api.of(sites, "fr-finance-director");
        var written = Api.memo("Written before the holidays", List.of("fr"), List.of("sales"));
        var own = director.publish(written);
        var forAway = publish("For one who is away", AWAY);
        director.post(absences("fr-finance-director"), days(TODAY, TODAY, AWAY)).expect(200);
        var instead = "?for=fr-finance-director";
        away.get("/api/memos/" + own + instead).expect(404);
        away.get("/api/memos" + instead + "&box=sent").expect(403);
        away.post("/api/memos/" + own + "/withdrawal").expect(404);
        away.get("/api/memos/" + own + "/proof").expect(404);
        away.get("/api/memos/" + forAway + instead).expect(404);

        // no chains, not before its day, not after its end, and not once the deputy is gone
        leave();
        deputy.get("/api/memos" + instead).expect(403);
        deputy.get("/api/memos" + FOR).expect(200);
        try (var fr = new Sql(sites, "fr")) {
            fr.update("update absence set begins_at = now() + interval '1 hour' where person = ?", AWAY);
            deputy.get("/api/memos" + FOR).expect(403);
            fr.update(
                    "update absence set begins_at = now() - interval '2 hours', ends_at = now() where person = ?",
                    AWAY);
            deputy.get("/api/memos" + FOR).expect(403);
            fr.update("update absence set ends_at = now() + interval '1 hour' where person = ?", AWAY);
            deputy.get("/api/memos" + FOR).expect(200);
            admin.post("/api/people/" + DEPUTY + "/disabling").expect(200);
            assertEquals("0", fr.text("select count(*) from standing_in where person = ?", AWAY));
            admin.post("/api/people/" + DEPUTY + "/enabling").expect(200);
        }
    }

    @Test
    void takesWhatCanBeMeantAndKeepsWhoStatedIt() throws Exception {
        refuses("to", TODAY.minusDays(3), TODAY.minusDays(1), DEPUTY);
        refuses("to", TODAY.plusDays(3), TODAY.plusDays(1), DEPUTY);
        refuses("deputy", TODAY, TODAY, AWAY);
        refuses("deputy", TODAY, TODAY, "uk-sales-director");
        away.post(absences(AWAY), Map.of("from", "soon")).expect(400);
        deputy.post(absences(AWAY), days(TODAY, TODAY, DEPUTY)).expect(403);
        deputy.get(absences(AWAY)).expect(403);

        var ill = admin.post(absences(AWAY), days(TODAY, TODAY, DEPUTY))
                .expect(200)
                .json();
        assertEquals("fr-admin", ill.get("setBy").asText());
        refuses("from", TODAY, TODAY.plusDays(1), DEPUTY);
        away.post(absences(AWAY), days(TODAY.plusDays(9), TODAY.plusDays(9), DEPUTY))
                .expect(200);
        refuses("from", TODAY.plusDays(20), TODAY.plusDays(21), DEPUTY);
        var longer = away.put(absences(AWAY) + "/" + ill.get("id").asText(), days(TODAY, TODAY.plusDays(4), DEPUTY))
                .expect(200)
                .json();
        away.put(absences(AWAY) + "/" + ill.get("id").asText(), days(TODAY, TODAY, DEPUTY))
                .expect(409);
        assertEquals(2, away.get(absences(AWAY)).expect(200).json().size());
        try (var fr = new Sql(sites, "fr")) {
            var kept = "select set_by || ' ' || ended_by from absence where id = " + ill.get("id");
            assertEquals("fr-admin " + AWAY, fr.text(kept));
            // its days go with the person's clock
            assertTrue(ends(fr, longer).contains(" 23:00"), ends(fr, longer));
            moveTo("Asia/Tokyo");
            assertTrue(ends(fr, longer).contains(" 15:00"), ends(fr, longer));
            moveTo("Europe/Paris");
        }
    }

    private static String ends(Sql fr, JsonNode absence) throws SQLException {
        return fr.text("select ends_at at time zone 'UTC' from absence where id = " + absence.get("id"));
    }

    private static void moveTo(String zone) {
        var line = "%s,André Lemaître,%s@fr.example,finance,employee,fr,%s".formatted(AWAY, AWAY, zone);
        admin.send(admin.request("/api/people/import")
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofString("sign-in,name,email,department,roles,language,zone\n" + line)))
                .expect(200);
    }

    private static void refuses(String field, LocalDate from, LocalDate to, String deputy) {
        var refused = away.post(absences(AWAY), days(from, to, deputy)).expect(400);
        assertEquals(field, refused.json().at("/faults/0/field").asText(), refused.text());
    }

    @Test
    void isLivedOnPagesWithoutJavaScript() {
        var id = publish("Read by another", AWAY);
        try (var returning = browser.visit(sites, AWAY, "fr-FR", Browser.PHONE, false)) {
            var page = returning.page;
            returning.go("/profile");
            page.locator("#absence summary").first().click();
            page.locator("#from").fill(TODAY.toString());
            page.locator("#to").fill(TODAY.minusDays(1).toString());
            page.locator("#deputy").selectOption(DEPUTY);
            page.locator("#absence button").first().click();
            assertTrue(page.locator(".trouble").textContent().contains("avant le premier"));
            assertEquals(DEPUTY, page.locator("#deputy").inputValue());
            page.locator("#to").fill(TODAY.plusDays(1).toString());
            page.locator("#absence button").first().click();
            assertTrue(page.locator(".absence").textContent().contains("Béatrice Nguyen"));

            try (var visit = browser.visit(sites, DEPUTY, "fr-FR", Browser.DESKTOP, false)) {
                visit.go("/");
                var section = visit.page.locator("section.instead");
                assertTrue(section.textContent().contains("Pour André Lemaître"), section.textContent());
                section.locator("text=Read by another").click();
                assertTrue(visit.page.locator("main").textContent().contains("Vous lisez pour André Lemaître"));
                visit.page.locator("form.acknowledge button").click();
                assertTrue(visit.page.locator(".done").textContent().contains("par Béatrice Nguyen, en suppléance"));
            }

            returning.go("/");
            assertTrue(page.locator("main").textContent().contains("Pendant votre absence"));
            page.locator("text=Read by another").first().click();
            assertTrue(page.locator(".done").textContent().contains("Béatrice Nguyen a confirmé pour vous"));
            returning.go("/");
            assertEquals(0, page.locator("text=Read by another").count());
        }
        await().atMost(SOON).until(() -> proof(id).get("acknowledged").asInt() == 1);
        try (var visit = browser.visit(sites, "uk-managing-director", "en-GB", Browser.PHONE, true)) {
            visit.go("/memos/" + id + "/proof");
            var line = visit.page.locator(".deputized").textContent().replaceAll("\\s+", " ");
            assertTrue(
                    line.matches(" ?André Lemaître: acknowledged .*\\d\\d:\\d\\d by Béatrice Nguyen, deputy ?"), line);
            visit.picture("deputy-proof");
            visit.holds("proof with a deputy");
            assertTrue(visit.fetch("/memos/" + id + "/proof.csv").contains(",Béatrice Nguyen,"));
        }
    }

    @Test
    void callsTheDeputyAndHoldsOnAPhone() {
        leave();
        try (var visit = browser.visit(sites, DEPUTY, "fr-FR", Browser.PHONE, true)) {
            visit.go("/");
            var id = publish("Heard by another", AWAY);
            visit.page.locator("section.instead >> text=Heard by another").waitFor();
            assertTrue(visit.fetch("/memos/news").contains("/memos/" + id + FOR), visit.fetch("/memos/news"));
            deputy.post("/api/memos/" + id + "/opening" + FOR).expect(200);
            assertFalse(visit.fetch("/memos/news").contains(id));
            author.post("/api/memos/" + id + "/reminder").expect(200);
            await().atMost(SOON).until(() -> visit.fetch("/memos/news").contains("Rappel de "));
            List.of("/", "/?box=all&for=" + AWAY, "/memos/" + id + FOR).forEach(page -> {
                visit.go(page);
                visit.picture("deputy" + page.replaceAll("[^a-z]+", "-").replaceFirst("-for.*", ""));
                visit.holds(page);
            });
        }
        try (var visit = browser.visit(sites, "fr-sales-director", "fr-FR", Browser.DESKTOP, false)) {
            visit.go("/compose");
            visit.page.locator("[id='title.fr']").fill("Pour André");
            visit.page.locator("[id='body.fr']").fill("Lisez ceci.");
            visit.page.locator("#people").fill(AWAY);
            visit.page.locator("button.publish").click();
            var look = visit.page.locator("#check").textContent();
            assertTrue(look.contains("André Lemaître est en absence") && look.contains("Béatrice Nguyen lira"), look);
        }
        try (var visit = browser.visit(sites, "fr-admin", "en-GB", Browser.PHONE, true)) {
            visit.go("/absences/" + AWAY);
            visit.picture("deputy-absence");
            visit.holds("absence of another");
        }
    }
}
