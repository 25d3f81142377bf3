package org.entente.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against overload: readers say what was of no use, authors see it and what they cost, and urgency has a reason. */
class UsefulStoryIT extends BrowserStory {
    private static final Duration SOON = Duration.ofSeconds(30);

    private static Api author;

    @BeforeAll
    static void start() {
        author = Api.of(sites, "uk-marketing-director");
    }

    private static String publish(Api by, Map<String, Object> memo) {
        return "/api/memos/" + by.publish(memo);
    }

    private static void awaitArrival(Api reader, String memo) {
        await().atMost(SOON).until(() -> reader.get(memo).status() == 200);
    }

    /** How many said so, as the author may know; "null" while that is too few. */
    private static String notUseful(String memo) {
        return author.get(memo + "/proof").expect(200).json().get("notUseful").toString();
    }

    private static int opened(String memo) {
        return StreamSupport.stream(
                        author.get(memo + "/proof").json().get("sites").spliterator(), false)
                .mapToInt(site -> site.get("opened").asInt())
                .sum();
    }

    private static String text(Page page, String selector) {
        return page.locator(selector)
                .textContent()
                .replaceAll("[\\s\u00a0]+", " ")
                .strip();
    }

    @Test
    void countsWhoFoundItOfNoUseAndNamesNobody() throws Exception {
        var memo = publish(author, Api.memo("Shelf labels", List.of("fr", "uk"), List.of("marketing")));
        var page = memo.substring("/api".length());
        var first = Api.of(sites, "fr-raphael-guerin");
        awaitArrival(first, memo);
        try (var reader = browser.visit(sites, "fr-raphael-guerin", "fr-FR", Browser.PHONE, false)) {
            reader.go(page);
            reader.page.locator("button:has-text('Pas utile pour moi')").click();
            assertTrue(text(reader.page, ".notice").contains("sans votre nom"));
            assertTrue(text(reader.page, ".judge").contains("Vous avez dit que cette note ne vous était pas utile"));
            reader.picture("judged-fr-390");
            reader.page.locator("button:has-text('annuler')").click();
            reader.page.locator("button:has-text('Pas utile pour moi')").click();
        }
        var second = Api.of(sites, "uk-harriet-lowe");
        for (var who : List.of("fr-maelys-perrin", "fr-stephane-vasseur", "uk-duncan-mackay")) {
            Api.of(sites, who).post(memo + "/opening").expect(200);
        }
        await().atMost(SOON).until(() -> opened(memo) == 4);
        assertEquals("null", notUseful(memo));
        try (var visit = browser.visit(sites, "uk-marketing-director", "en-GB", Browser.PHONE, true)) {
            visit.go(page + "/proof");
            assertTrue(text(visit.page, ".useful").contains("too few to say"));
            visit.holds("proof with few openers");

            assertTrue(second.send(
                            second.request(memo + "/not-useful").PUT(java.net.http.HttpRequest.BodyPublishers.noBody()))
                    .expect(200)
                    .json()
                    .get("notUseful")
                    .asBoolean());
            await().atMost(SOON).until(() -> notUseful(memo).equals("2"));
            assertThat(visit.page.locator(".useful")).containsText("2 of the 5 who opened it found it of no use");
            visit.picture("proof-useful-en-390");
        }
        second.put(memo + "/not-useful", "").expect(200);
        assertEquals("2", notUseful(memo));
        second.send(second.request(memo + "/not-useful").DELETE()).expect(200);
        await().atMost(SOON).until(() -> notUseful(memo).equals("1"));

        // the next version's snapshot says the same
        author.put(
                        memo,
                        Api.memo("Shelf labels, amended", List.of("fr", "uk"), List.of("marketing")),
                        "If-Match",
                        "\"1\"")
                .expect(200);
        await().atMost(SOON).until(() -> first.get(memo).json().get("version").asInt() == 2);
        assertTrue(first.get(memo).json().get("notUseful").asBoolean());
        await().atMost(SOON).until(() -> notUseful(memo).equals("1") && opened(memo) == 5);
        try (var fr = new Sql(sites, "fr")) {
            var told = "select count(*), string_agg(convert_from(body, 'UTF8'), ' ') from outbox"
                    + " where type = 'org.entente.memo.judged' and key = '" + memo.replaceAll(".*/", "") + "'";
            assertEquals("3", fr.text(told));
            assertFalse(fr.text(told.replace("count(*), ", "")).contains("guerin"));
        }

        author.put(memo + "/not-useful", "").expect(404);
        Api.of(sites, "uk-hr").put(memo + "/not-useful", "").expect(404);
        author.post(memo + "/withdrawal").expect(200);
        second.put(memo + "/not-useful", "").expect(409);
        assertTrue(author.get(memo).json().get("notUseful").isNull());
    }

    @Test
    void costsInTheFiguresWhatWasSaidBeforeSending() {
        try (var visit = browser.visit(sites, "uk-marketing-director", "en-GB", Browser.DESKTOP, true)) {
            var page = visit.page;
            var before = figures(visit);
            visit.go("/compose");
            page.locator("[id='title.en']").fill("Counted twice the same");
            page.locator("[id='body.en']").fill("word - word **word** ".repeat(130));
            page.locator("input[name=sites][value=fr]").check();
            page.locator("input[name=sites][value=uk]").check();
            page.locator("input[name=departments][value=marketing]").check();
            page.locator("#importance").selectOption("urgent");
            page.locator("#reason").fill("The labels are at the printer's");
            assertThat(page.locator("#cost")).containsText("9 people");
            assertThat(page.locator("#cost")).containsText("2 minutes each");
            assertThat(page.locator("#cost")).containsText("18 minutes of reading");
            page.locator("button.publish").click();
            page.waitForSelector("#check, ul.proof");
            if (page.locator("ul.proof").count() == 0) {
                page.locator("button.publish").click();
                page.waitForSelector("ul.proof");
            }
            var memo = "/api" + java.net.URI.create(page.url()).getPath().replace("/proof", "");
            awaitArrival(Api.of(sites, "fr-maelys-perrin"), memo);
            await().atMost(SOON).until(() -> !author.get(memo + "/proof").text().contains("waiting"));
            var after = figures(visit);
            visit.picture("figures-director-1280");
            visit.holds("figures of a director");
            assertEquals(1, after.get(0) - before.get(0), "memos");
            assertEquals(1, after.get(1) - before.get(1), "urgent");
            assertEquals(9, after.get(2) - before.get(2), "readers");
            assertEquals(18, after.get(3) - before.get(3), "minutes");
            assertEquals(
                    List.of(),
                    page.locator("table.costs tbody th").allTextContents().stream()
                            .filter(name -> !name.equals("Marketing"))
                            .toList());
        }
    }

    /** Memos, urgent ones, readers and minutes of this month, from the one link that leads there. */
    private static List<Integer> figures(Browser.Visit visit) {
        visit.go("/sent");
        visit.page.locator("a[href='/memos/figures']").click();
        visit.page.waitForURL(url -> url.endsWith("/memos/figures"));
        if (visit.page.locator("table.costs").count() == 0) {
            return List.of(0, 0, 0, 0);
        }
        return visit.page.locator("table.costs tbody tr").first().locator("td").allTextContents().stream()
                .skip(1)
                .limit(4)
                .map(number -> Integer.valueOf(number.replaceAll("\\D", "")))
                .toList();
    }

    @Test
    void tellsItsReadersWhyItIsUrgent() {
        var memo = Api.memo("Labels to print", List.of("fr"), List.of("marketing"));
        memo.put("importance", "urgent");
        memo.put("reason", "r".repeat(301));
        var refused = author.post("/api/memos", memo).expect(400).json();
        assertEquals("reason", refused.at("/faults/0/field").asText());
        memo.put("reason", "The printer\nwaits");
        var id = publish(author, memo);
        var reader = Api.of(sites, "fr-stephane-vasseur");
        awaitArrival(reader, id);
        assertEquals("The printer waits", reader.get(id).json().get("reason").asText());
        memo.put("reason", "The printer closes at noon");
        author.put(id, memo, "If-Match", "\"1\"").expect(200);
        await().atMost(SOON)
                .until(() -> reader.get(id).json().get("reason").asText().contains("noon"));
        var page = id.substring("/api".length());
        try (var visit = browser.visit(sites, "fr-stephane-vasseur", "fr-FR", Browser.PHONE, true)) {
            visit.go(page);
            assertEquals("Urgente parce que : The printer closes at noon", text(visit.page, ".because"));
            visit.picture("urgent-fr-390");
            visit.holds("urgent");
        }
        try (var visit = browser.visit(sites, "uk-marketing-director", "en-GB", Browser.DESKTOP, false)) {
            visit.go(page);
            assertTrue(text(visit.page, "details:last-of-type .facts").contains("The printer waits"));
            assertTrue(text(visit.page, "details summary >> nth=0").contains("Why it is urgent"));
            assertEquals(0, visit.page.locator(".judge").count());
            visit.go(page + "/proof");
            assertTrue(text(visit.page, "#proof").contains("Urgent because: The printer closes at noon"));
        }
        memo.remove("reason");
        assertTrue(
                author.post("/api/memos", memo).expect(201).json().get("reason").isNull());
    }

    @Test
    void clearsADraftThatNobodyTouchesAndSaysSoBefore() throws Exception {
        try (var visit = browser.visit(sites, "uk-marketing-director", "en-GB", Browser.PHONE, true);
                var uk = new Sql(sites, "uk")) {
            for (var title : List.of("Forgotten labels", "Labels of today")) {
                visit.go("/compose");
                visit.page.locator("[id='title.en']").fill(title);
                visit.page
                        .locator("#file")
                        .setInputFiles(
                                new FilePayload(title + ".txt", "text/plain", title.getBytes(StandardCharsets.UTF_8)));
                assertThat(visit.page.locator("input[name=attached]")).hasCount(1);
                visit.page.locator("button[name=again][value=draft]").click();
                visit.page.waitForLoadState();
            }
            var old = "update draft set saved_at = now() - make_interval(days => %d) where fields like '%%Forgotten%%'";
            uk.update(old.formatted(170));
            visit.go("/compose");
            assertTrue(text(visit.page, ".draft:has-text('Forgotten')").contains("kept until"));
            assertFalse(text(visit.page, ".draft:has-text('of today')").contains("kept until"));
            visit.holds("draft that ends");
            visit.picture("draft-ends-en-390");
            var files = "select count(*) from attachment where name like '%labels.txt' and item like 'draft/%'";
            assertEquals("1", uk.text(files));
            uk.update(old.formatted(181));
            await().atMost(SOON).until(() -> uk.text(files).equals("0"));
            visit.go("/compose");
            assertThat(visit.page.locator(".draft:has-text('Forgotten')")).hasCount(0);
            assertThat(visit.page.locator(".draft:has-text('of today')")).hasCount(1);
            visit.page.locator(".draft:has-text('of today') form button").click();
        }
    }

    @Test
    void agreesWithItselfHowManyAreNewAndLeadsToTheSearchFromEveryPage() {
        var writer = Api.of(sites, "fr-general-director");
        var reader = Api.of(sites, "fr-zoe-barthelemy");
        for (var asked : List.of(true, false)) {
            var memo = new HashMap<>(Api.memo(asked ? "New and asked" : "New", List.of(), List.of()));
            memo.put("audience", Map.of("people", List.of("fr-zoe-barthelemy")));
            memo.put("acknowledgeBy", asked ? Instant.now().plusSeconds(90_000).toString() : null);
            writer.post("/api/memos", memo).expect(201);
        }
        JsonNode box =
                reader.get("/api/memos?box=new&limit=200").expect(200).json().get("items");
        try (var visit = browser.visit(sites, "fr-zoe-barthelemy", "fr-FR", Browser.PHONE, true)) {
            visit.go("/");
            var link = text(visit.page, "#day p a[href='/?box=new']");
            assertEquals("Les " + box.size() + " que vous n’avez pas ouvertes", link);
            visit.page.keyboard().press("/");
            assertThat(visit.page.locator("#q")).isFocused();
            visit.go("/bridge");
            visit.page.keyboard().press("/");
            visit.page.waitForURL(url -> url.endsWith("/search"));
            assertThat(visit.page.locator("#q")).isFocused();
        }
    }
}
