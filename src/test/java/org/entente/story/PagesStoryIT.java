package org.entente.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same story through a browser, as people live it: without JavaScript, in both languages, on a phone too. */
class PagesStoryIT extends BrowserStory {
    private static final Duration SOON = Duration.ofSeconds(30);
    /** One point for each row of the table, and each within the chart. */
    private static final String POINTS_FOR_ROWS = """
            () => {
                const {series, xAxis} = echarts.getInstanceByDom(document.querySelector('.chart')).getOption();
                const at = series[1].data.filter((point) => point.row).map((point) => point.value[0]);
                return at.length === document.querySelectorAll('.transits tbody tr').length
                    && at.every((each) => each > xAxis[0].min && each < xAxis[0].max);
            }""";

    @Test
    void writesReadsAcknowledgesAndProvesWithoutJavaScript() {
        try (var author = browser.visit(sites, "uk-sales-director", "en-GB", Browser.DESKTOP, false);
                var reader = browser.visit(sites, "fr-sales-manager", "fr-FR", Browser.PHONE, false)) {
            author.go("/compose");
            author.page.locator("[id='title.en']").fill("Shelf test in Lyon");
            author.page.locator("[id='body.en']").fill("Starts **Monday**.\n\n- three stores\n- two weeks");
            author.page.locator("[id='body.fr']").fill("Commence **lundi**.");
            author.page.locator("input[name=sites][value=fr]").check();
            author.page.locator("input[name=departments][value=sales]").check();
            author.page
                    .locator("#file")
                    .setInputFiles(new FilePayload(
                            "Plan d'août.txt", "text/plain", "le plan".getBytes(StandardCharsets.UTF_8)));
            author.page.locator("button.publish").click();

            // the French title is missing: everything typed is still there, the file too
            assertTrue(author.page.locator(".trouble").first().textContent().contains("Title")
                    || author.page.locator(".fault").count() > 0);
            assertEquals(
                    "Shelf test in Lyon", author.page.locator("[id='title.en']").inputValue());
            assertEquals(1, author.page.locator("input[name=attached]").count());
            author.page.locator("[id='title.fr']").fill("Test en rayon à Lyon");
            author.page
                    .locator("#acknowledgeBy")
                    .fill(java.time.LocalDateTime.now().plusDays(2).toString().substring(0, 16));
            author.page.locator("button.publish").click();
            if (author.page.locator("#check").count() > 0) {
                author.page.locator("button.publish").click();
            }
            author.page.waitForURL(url -> url.contains("/proof"));
            var proof = author.page.url();

            await().atMost(SOON).until(() -> {
                reader.go("/?box=to-acknowledge");
                return reader.page.locator("text=Test en rayon à Lyon").count() > 0;
            });
            reader.page.locator("text=Test en rayon à Lyon").click();
            assertEquals("lundi", reader.page.locator(".memo-body strong").textContent());
            await().atMost(SOON).until(() -> {
                reader.page.reload();
                return reader.page.locator("a.file-name").count() == 1;
            });
            reader.page.locator("a[hreflang=en]").click();
            assertEquals("Monday", reader.page.locator(".memo-body strong").textContent());
            reader.page.locator("form.acknowledge button").click();
            assertTrue(reader.page.locator(".notice").textContent().length() > 10);

            await().atMost(SOON).until(() -> {
                author.page.navigate(proof);
                return author.page.locator(".proof").textContent().contains("1 of ");
            });
            assertTrue(author.page.locator(".proof .missing").textContent().contains("Aurélie"));
        }
    }

    @Test
    void tellsBothSidesThatTheLinkIsDown() {
        var refused = new ArrayList<String>();
        try (var author = browser.visit(sites, "uk-finance-director", "en-GB", Browser.DESKTOP, true);
                var reader = browser.visit(sites, "fr-finance-director", "fr-FR", Browser.PHONE, true)) {
            reader.page.onConsoleMessage(said -> refused.add(said.text()));
            reader.go("/bridge");
            assertThat(reader.page.locator("h2 .mark.fresh"))
                    .isVisible(new IsVisibleOptions().setTimeout(SOON.toMillis()));
            assertThat(reader.page.locator("tr[data-from]:not([data-to])")).hasCount(0);
            long before = envelopes(reader.page);
            sites.link().cut();
            try {
                Api.of(sites, "uk-finance-director")
                        .post("/api/memos", Api.memo("While the link is down", List.of("fr"), List.of("finance")))
                        .expect(201);
                assertThat(reader.page.locator("tr[data-from]:not([data-to])"))
                        .containsText("dure encore", new ContainsTextOptions().setTimeout(SOON.toMillis()));
                assertThat(reader.page.locator("h2 .mark.due")).containsText("coupée");
                assertTrue(newest().get("heardAgainAt").isNull(), newest().toString());
                var chart = reader.page.locator(".chart canvas").boundingBox();
                assertTrue(chart.width > 200 && chart.height > 200, "the chart was not drawn again");
                assertEquals(true, reader.page.evaluate(POINTS_FOR_ROWS), "the chart shows another day than the table");
                reader.picture("bridge-down-phone-fr");
                author.go("/sent");
                author.page.locator("text=While the link is down").click();
                assertTrue(author.page.locator(".proof").textContent().contains("waiting"));
                author.picture("proof-waiting");
                reader.go("/");
                assertTrue(
                        reader.page.locator(".link-state").textContent().contains("uk entendu pour la dernière fois"));
                assertThat(reader.page.locator("script[src*=chart]")).hasCount(0);
                reader.picture("link-down-phone-fr");
                reader.go("/bridge");
            } finally {
                sites.link().restore();
            }
            var began = newest().get("lastHeardAt").asText();
            var ended = reader.page.locator("tr[data-to]:has(time[datetime='" + began.substring(0, 19) + "Z'])");
            assertThat(ended).containsText("seconde", new ContainsTextOptions().setTimeout(60_000));
            var outage = newest();
            assertEquals(began, outage.get("lastHeardAt").asText());
            assertTrue(
                    outage.get("seconds").asLong() >= 5 && !outage.get("ours").asBoolean(), outage.toString());
            assertTrue(outage.get("heardAgainAt").isTextual(), outage.toString());
            await().atMost(SOON).until(() -> {
                reader.go("/bridge");
                return envelopes(reader.page) > before;
            });
            assertEquals(List.of(), refused);
        }
    }

    /** The last time that France did not hear head office. */
    private static JsonNode newest() {
        return Api.of(sites, "fr-finance-director").get("/api/bridge").json().at("/outages/0");
    }

    /** How many came in the last day, by the table beside the chart. */
    private static long envelopes(Page page) {
        return page.locator(".transits tbody td:nth-child(2)").allTextContents().stream()
                .mapToLong(cell -> Long.parseLong(cell.replaceAll("\\D", "")))
                .sum();
    }

    @Test
    void isWholeInBothLanguagesAtBothWidths() {
        var api = Api.of(sites, "fr-marketing-director");
        var memo = Api.memo("Anticonstitutionnellement".repeat(3), List.of("uk", "fr"), List.of());
        memo.put("importance", "urgent");
        memo.put("acknowledgeBy", Instant.now().plusSeconds(90_000).toString());
        var id = "/memos/"
                + api.post("/api/memos", memo).expect(201).json().get("id").asText();
        var title = "Un titre assez long pour devoir passer à la ligne sur un téléphone, et encore un peu plus";
        var table = "|colonne".repeat(9) + "|\n" + "|-".repeat(9) + "|\n" + "|une cellule".repeat(9) + "|\n";
        var body = "# Un\n\n" + table + "\n> cité\n\n`code` " + "mot".repeat(60);
        memo.put("texts", Map.of("fr", Map.of("title", title, "body", body)));
        api.put("/api" + id, memo, "If-Match", "\"1\"").expect(200);
        var ofAuthor = Map.of(
                "inbox", "/",
                "archive", "/?box=archive",
                "sent", "/sent",
                "memo", id,
                "proof", id + "/proof",
                "compose", "/compose",
                "edit", id + "/edit",
                "bridge", "/bridge",
                "profile", "/profile",
                "nothing", "/nothing");
        var ofAdmin = Map.of(
                "inbox", "/?box=all",
                "memo", id,
                "bridge", "/bridge",
                "people", "/people",
                "failures", "/people/failures",
                "profile", "/profile",
                "nothing", "/nothing",
                "search", "/?q=zzzz");
        for (var width : List.of(Browser.DESKTOP, Browser.PHONE)) {
            for (var person : List.of("fr-marketing-director", "uk-admin", "fr-admin")) {
                var french = person.startsWith("fr");
                try (var visit = browser.visit(sites, person, french ? "fr-FR" : "en-GB", width, true)) {
                    (person.endsWith("admin") ? ofAdmin : ofAuthor).forEach((name, path) -> {
                        visit.go(path);
                        var file = person + "-" + name + "-" + width;
                        visit.picture(file);
                        visit.holds(file);
                    });
                }
            }
            for (var language : List.of("fr-FR", "en-GB")) {
                try (var guest = browser.guest(sites.site("uk").address(), language, width)) {
                    guest.go("/sign-in");
                    guest.picture("sign-in-" + language + "-" + width);
                    guest.holds("sign-in " + language + " " + width);
                }
            }
        }
        assertTrue(Path.of("target/pictures/fr-marketing-director-inbox-390.png")
                .toFile()
                .isFile());
    }
}
