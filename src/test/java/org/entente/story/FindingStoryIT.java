package org.entente.story;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A reader finds a memo again: by a word's stem in either language, by what is attached, by where and when. */
class FindingStoryIT extends BrowserStory {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Paris"));

    private static Api author;
    private static Api reader;
    private static String both;
    private static String withdrawn;

    @BeforeAll
    static void publish() {
        author = Api.of(sites, "uk-marketing-director");
        reader = Api.of(sites, "fr-marketing-director");
        both = publish(
                Map.of(
                        "en",
                        Map.of("title", "Hyacinth <b>stores</b> & \"more\"", "body", "Closing **stores** early."),
                        "fr",
                        Map.of(
                                "title",
                                "Jacinthe : l’été <i>des</i> épiceries",
                                "body",
                                "On ferme «tôt»… les **magasins** de Besançon.")),
                "Plan_d'août-2027.txt");
        withdrawn = publish(
                Map.of("en", Map.of("title", "Peony recalled", "body", "A secretive paragraph.")), "peony-list.txt");
        author.post("/api/memos/" + withdrawn + "/withdrawal").expect(200);
        Api.of(sites, "fr-finance-director")
                .post("/api/memos", Api.memo("Hyacinth costs", List.of("fr"), List.of("marketing")))
                .expect(201);
        await().atMost(SOON)
                .until(() -> reader.get("/api/memos/" + withdrawn).text().contains("\"withdrawnAt\":\""));
    }

    private static String publish(Map<String, Object> texts, String file) {
        var memo = new HashMap<>(Api.memo("", List.of("fr"), List.of("marketing")));
        memo.put("texts", texts);
        memo.put("attachments", List.of(author.upload(file, file.getBytes(StandardCharsets.UTF_8))));
        var id = author.publish(memo);
        await().atMost(SOON).until(() -> reader.get("/api/memos/" + id).status() == 200);
        return id;
    }

    private static String encoded(String typed) {
        return URLEncoder.encode(typed, StandardCharsets.UTF_8);
    }

    private static List<String> ids(Api who, String query) {
        var found = who.get("/api/memos?" + query).expect(200).json().get("items");
        return StreamSupport.stream(found.spliterator(), false)
                .map(item -> item.get("id").asText())
                .toList();
    }

    @Test
    void findsStemsOfBothLanguagesWithoutAccents() {
        for (var typed : List.of(
                "hyacinths store",
                "close stores",
                "jacinthes épicerie",
                "ETE epicerie",
                "besancon magasin",
                "fermer tot jacinthe",
                "jacinthe -lyon",
                "“closing stores” hyacinth")) {
            assertEquals(List.of(both), ids(reader, "q=" + encoded(typed)), typed);
        }
        assertEquals(List.of(), ids(reader, "q=" + encoded("jacinthe -magasins")));
        assertEquals(List.of(both), ids(author, "box=sent&q=jacinthe"));
    }

    @Test
    void findsByNamesOfAttachments() {
        for (var typed : List.of("plan aout 2027 jacinthe", "hyacinth plans", "Plan_d'août-2027.txt")) {
            assertEquals(List.of(both), ids(reader, "q=" + encoded(typed)), typed);
        }
    }

    @Test
    void findsOfAWithdrawnMemoTheTitleAlone() {
        assertEquals(List.of(withdrawn), ids(reader, "q=peony"));
        assertEquals(List.of(), ids(reader, "q=secretive+paragraph"));
        assertEquals(List.of(), ids(reader, "q=peony+list"));
        assertEquals(List.of(withdrawn), ids(author, "box=sent&q=secretive"));
    }

    @Test
    void narrowsBySiteDepartmentAndPeriod() {
        assertEquals(2, ids(reader, "q=hyacinth").size());
        assertEquals(List.of(both), ids(reader, "q=hyacinth&site=uk"));
        assertEquals(List.of(both), ids(reader, "q=hyacinth&department=marketing"));
        assertEquals(List.of(both), ids(reader, "q=hyacinth&site=uk&from=" + TODAY + "&to=" + TODAY));
        assertEquals(List.of(), ids(reader, "q=hyacinth&to=" + TODAY.minusDays(1)));
        assertEquals(List.of(), ids(reader, "q=hyacinth&from=" + TODAY.plusDays(1)));
        reader.get("/api/memos?from=yesterday").expect(400);
        reader.get("/api/memos?department=opera").expect(400);
        reader.get("/api/memos?q=%00%27%22%28").expect(200);
    }

    @Test
    void marksWhatItFoundAndLeavesNothingToBecomeMarkup() {
        for (var width : List.of(Browser.PHONE, Browser.DESKTOP)) {
            for (var french : List.of(true, false)) {
                var person = french ? "fr-marketing-director" : "uk-marketing-director";
                try (var visit = browser.visit(sites, person, french ? "fr-FR" : "en-GB", width, true)) {
                    visit.go("/");
                    visit.page.locator("#q").fill(french ? "épiceries magasin aout" : "store hyacinth plans");
                    visit.page.locator("form.search button").click();
                    visit.page.waitForURL(url -> url.contains("/search"));
                    var title = visit.page.locator(".item-title").first();
                    assertEquals(
                            french ? "Jacinthe : l’été <i>des</i> épiceries" : "Hyacinth <b>stores</b> & \"more\"",
                            title.textContent().strip());
                    assertEquals(0, title.locator("b, i").count());
                    var marked = visit.page.locator("mark").allTextContents().stream()
                            .collect(Collectors.toSet());
                    assertTrue(marked.contains(french ? "épiceries" : "stores"), marked.toString());
                    assertTrue(marked.contains(french ? "magasins" : "Plan"), marked.toString());
                    var name = "search-" + person + "-" + width;
                    visit.picture(name);
                    visit.holds(name);
                    visit.go("/search");
                    visit.holds(name + " empty");
                    visit.go("/search?q=zzzz&site=uk&department=it&from=2026-01-01&to=2026-02-01&order=best");
                    assertEquals("2026-01-01", visit.page.locator("#from").inputValue());
                    assertEquals("best", visit.page.locator("#order").inputValue());
                    visit.holds(name + " none");
                }
            }
        }
    }

    @Test
    void filtersAndTurnsPagesWithoutJavaScript() {
        for (int i = 0; i < 21; i++) {
            author.post("/api/memos", Api.memo("Gladiolus " + i, List.of("uk"), List.of("it")))
                    .expect(201);
        }
        try (var visit = browser.visit(sites, "uk-marketing-director", "en-GB", Browser.PHONE, false)) {
            visit.go("/search");
            visit.page.locator("#q").fill("gladiolus");
            visit.page.locator("#site").selectOption("uk");
            visit.page.locator("#department").selectOption("marketing");
            visit.page.locator("#order").selectOption("best");
            visit.page.locator("form.find button").click();
            assertEquals("21 memos", visit.page.locator(".found").textContent());
            assertEquals(20, visit.page.locator(".item").count());
            visit.page.locator("a[rel=next]").click();
            assertEquals(1, visit.page.locator(".item").count());
            assertTrue(visit.page.url().contains("department=marketing"), visit.page.url());
            assertEquals("uk", visit.page.locator("#site").inputValue());
            assertFalse(visit.page.locator("a[rel=next]").isVisible());
        }
    }

    /** In ten thousand memos the index of words is what is read. */
    @Test
    void usesItsIndexAmongTenThousandMemos() throws Exception {
        try (var fr = new Sql(sites, "fr")) {
            fr.update("insert into memo (id, home_site, author, author_name, department, version, importance, audience,"
                    + " written_at, published_at, changed_at, arrived_at) select 'many-' || n, 'uk', 'uk-nobody', 'N',"
                    + " 'sales', 1, 'normal', '||', now() - interval '1 year', now(), now(), now()"
                    + " from generate_series(1, 10000) n");
            try {
                fr.update("insert into memo_text (memo_id, language, title, body) select 'many-' || n, 'fr',"
                        + " 'Note ' || n || case when n % 400 = 0 then ' aux chrysanthèmes' else '' end,"
                        + " repeat('Des magasins et des tarifs. ', 20) from generate_series(1, 10000) n");
                fr.update("insert into memo_recipient (memo_id, person, arrived_at) select 'many-' || n,"
                        + " 'fr-marketing-director', now() - interval '1 year' from generate_series(1, 10000) n");
                fr.update("analyze memo_text, memo, memo_recipient");
                var plan = fr.lines("explain select m.id from memo_recipient r join memo m on m.id = r.memo_id"
                        + " where r.person = 'fr-marketing-director' and m.id in (select t.memo_id from memo_text t"
                        + " where t.language = 'fr' and t.words @@ websearch_to_tsquery('entente_fr', 'chrysantheme')"
                        + " or t.language <> 'fr' and t.words @@ websearch_to_tsquery('entente_en', 'chrysantheme'))");
                assertTrue(plan.contains("memo_text_words"), plan);
                assertEquals(
                        25,
                        ids(reader, "q=chrysanth%C3%A8mes&limit=200&from=2020-01-01")
                                .size());
            } finally {
                fr.update("delete from memo where id like 'many-%'");
            }
        }
    }
}
