package org.entente.story;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An author reminds those who are missing, at both sites, and keeps the proof as a file. */
class ReminderStoryIT extends BrowserStory {
    private static final Duration SOON = Duration.ofSeconds(30);

    private static Api author;
    private static Api reader;
    private static Api colleague;

    @BeforeAll
    static void start() {
        author = Api.of(sites, "uk-managing-director");
        reader = Api.of(sites, "fr-finance-director");
        colleague = Api.of(sites, "uk-finance-director");
    }

    /** For finance at both sites, arrived and with its readers known. */
    private static String publish(String title, boolean asked) {
        var memo = Api.memo(title, List.of("fr", "uk"), List.of("finance"));
        memo.put(
                "texts",
                Map.of(
                        "en", Map.of("title", title, "body", "Text of " + title),
                        "fr", Map.of("title", title + " (fr)", "body", "Texte de " + title)));
        if (asked) {
            memo.put("acknowledgeBy", Instant.now().plusSeconds(200_000).toString());
        }
        var id = author.publish(memo);
        await().atMost(SOON).until(() -> {
            var proof = proof(id);
            return !proof.contains("waiting") && (!asked || proof.contains("fr-finance-director"));
        });
        return id;
    }

    private static String proof(String id) {
        return author.get("/api/memos/" + id + "/proof").expect(200).text();
    }

    private static boolean isReminded(Api who, String id) {
        return !who.get("/api/memos/" + id).expect(200).json().get("remindedAt").isNull();
    }

    @Test
    void reachesThoseWhoAreMissingUntilTheyAcknowledge() {
        var id = publish("Budget round", true);
        try (var visit = browser.visit(sites, "uk-managing-director", "en-GB", Browser.PHONE, false)) {
            visit.go("/memos/" + id + "/proof");
            visit.page.locator("form.remind button").click();
            assertTrue(visit.page.locator(".notice").textContent().contains("Reminded"));
            assertTrue(visit.page.locator(".remind").textContent().contains("You can remind again from"));
            assertEquals(0, visit.page.locator("form.remind button").count());
        }
        var again = author.post("/api/memos/" + id + "/reminder").expect(409);
        assertTrue(again.text().contains("reminded-already") && again.text().contains("24 h"), again.text());
        reader.post("/api/memos/" + id + "/reminder").expect(404);
        await().atMost(SOON).until(() -> isReminded(reader, id));
        assertTrue(isReminded(colleague, id));

        try (var visit = browser.visit(sites, "fr-finance-director", "fr-FR", Browser.DESKTOP, false)) {
            visit.go("/?box=to-acknowledge");
            var item = visit.page.locator(
                    ".item", new com.microsoft.playwright.Page.LocatorOptions().setHasText("Budget round"));
            assertTrue(item.textContent().contains("rappel de l’auteur"), item.textContent());
            item.locator("a").click();
            assertTrue(visit.page.locator(".reminded").textContent().contains("vous l’a rappelé"));
            visit.page.locator("form.acknowledge button").click();
            assertEquals(0, visit.page.locator(".reminded").count());
        }
        assertTrue(!isReminded(reader, id));
        assertTrue(isReminded(colleague, id));

        // a change that asks anew begins without a reminder
        var changed = Api.memo("Budget round, again", List.of("fr", "uk"), List.of("finance"));
        changed.put("acknowledgeBy", Instant.now().plusSeconds(200_000).toString());
        changed.put("material", true);
        author.put("/api/memos/" + id, changed, "If-Match", "\"1\"").expect(200);
        assertTrue(!isReminded(colleague, id));
    }

    @Test
    void remindsNobodyWhereNobodyIsMissing() {
        var id = publish("For information", false);
        var refused = author.post("/api/memos/" + id + "/reminder").expect(409);
        assertTrue(refused.text().contains("nothing-to-remind"), refused.text());
        var withdrawn = publish("Asked and withdrawn", true);
        author.post("/api/memos/" + withdrawn + "/withdrawal").expect(200);
        author.post("/api/memos/" + withdrawn + "/reminder").expect(409);
    }

    @Test
    void savesTheProofAsAFile() {
        var id = publish("Prices: \"été\" 2027/28", true);
        reader.post("/api/memos/" + id + "/acknowledgement").expect(200);
        await().atMost(SOON).until(() -> proof(id).contains("\"acknowledged\":1"));
        try (var visit = browser.visit(sites, "uk-managing-director", "en-GB", Browser.DESKTOP, false)) {
            visit.go("/memos/" + id + "/proof");
            var link = visit.page.locator("a[download]").getAttribute("href");
            var file = visit.page
                    .request()
                    .get(sites.site("uk").address().resolve(link).toString());
            assertEquals(
                    "text/csv;charset=utf-8", file.headers().get("content-type").toLowerCase());
            var disposition = file.headers().get("content-disposition");
            assertTrue(
                    disposition.startsWith("attachment; filename=\"Proof of Prices- -ete- 2027-28.csv\""), disposition);
            assertTrue(disposition.contains("filename*=UTF-8''Proof%20of%20Prices-%20-%C3%A9t%C3%A9-"), disposition);
            var lines = file.text().split("\r\n");
            assertEquals(
                    "\uFEFFSite,Sign-in,Name,Opened at,Acknowledged at,Acknowledged by deputy,Opened by deputy at,Opened by deputy",
                    lines[0]);
            var own = List.of(lines).stream()
                    .filter(line -> line.startsWith("fr,fr-finance-director,"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(own.matches(".*,\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+]00:00),\\d{4}-.*"), own);
            assertTrue(file.text().contains("\r\nuk,uk-finance-director,"), file.text());
        }
        try (var visit = browser.visit(sites, "fr-finance-director", "fr-FR", Browser.DESKTOP, false)) {
            var other = sites.site("fr").address().resolve("/memos/" + id + "/proof.csv");
            assertEquals(404, visit.page.request().get(other.toString()).status());
        }
    }

    @Test
    void saysHowNearTheDueDateIsAndWhatBecameOfIt() throws Exception {
        var late = publish("Late answer", true);
        var near = publish("Near answer", true);
        try (var fr = new Sql(sites, "fr")) {
            fr.update("update memo set due_at = now() - interval '2 hours' where id = ?", late);
            fr.update(
                    "update memo set due_at = ((now() at time zone 'Europe/Paris')::date + 1 + time '12:00') at time zone"
                            + " 'Europe/Paris' where id = ?",
                    near);
        }
        author.post("/api/memos/" + late + "/reminder").expect(200);
        await().atMost(SOON).until(() -> isReminded(reader, late));
        try (var visit = browser.visit(sites, "fr-finance-director", "fr-FR", Browser.PHONE, true)) {
            visit.go("/?box=to-acknowledge");
            var text = visit.page.locator("main").textContent();
            assertTrue(text.contains("en retard depuis le") && text.contains("demain avant"), text);
            visit.picture("reminded-inbox");
            visit.holds("reminded inbox");
            visit.go("/memos/" + late);
            visit.picture("reminded-memo");
            visit.holds("reminded memo");
        }
        try (var visit = browser.visit(sites, "uk-managing-director", "en-GB", Browser.PHONE, true)) {
            visit.go("/memos/" + near + "/proof");
            var line = visit.page.locator(".proof > li").first().textContent().replaceAll("[\\s\u00a0]+", " ");
            assertTrue(
                    line.matches(".* arrived after [\\d.]+ s, 0 of \\d+ opened, 0 of \\d+ acknowledged, missing: .*"
                            + "[.] *"),
                    line);
            visit.picture("proof");
            visit.holds("proof");
        }
        author.post("/api/memos/" + near + "/withdrawal").expect(200);
        await().atMost(SOON).until(() -> !proof(near).contains("\"arrived\""));
        try (var visit = browser.visit(sites, "uk-managing-director", "fr-FR", Browser.PHONE, true)) {
            visit.go("/memos/" + near + "/proof");
            var text = visit.page.locator("main").textContent();
            assertTrue(
                    text.matches("(?s).*Withdrawn in fr, .* at \\d\\d:\\d\\d:\\d\\d; nobody had opened it[.].*"), text);
            visit.picture("proof-withdrawn");
            visit.holds("proof withdrawn");
        }
    }

    @Test
    void tellsTheAdministratorWhatReadingCosts() {
        publish("Counted", false);
        try (var visit = browser.visit(sites, "uk-admin", "en-GB", Browser.DESKTOP, false)) {
            visit.go("/sent");
            visit.page.locator("a[href='/memos/figures']").click();
            visit.page.waitForURL(url -> url.endsWith("/memos/figures"));
            var row = visit.page.locator("table.costs tbody tr").first().textContent();
            assertTrue(row.matches("(?s).*\\d{4}.*\\d+%.*"), row);
        }
        try (var visit = browser.visit(sites, "uk-hr", "en-GB", Browser.DESKTOP, false)) {
            assertEquals(
                    403,
                    visit.page
                            .request()
                            .get(sites.site("uk")
                                    .address()
                                    .resolve("/memos/figures")
                                    .toString())
                            .status());
        }
    }
}
