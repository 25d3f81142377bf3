package org.entente.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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
    void drawsTheLastDayAndTheOutage() {
        var refused = new ArrayList<String>();
        try (var reader = browser.visit(sites, "fr-finance-director", "fr-FR", Browser.PHONE, true)) {
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
                reader.go("/");
                assertThat(reader.page.locator("script[src*=chart]")).hasCount(0);
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
    void printsTheMemoAndNothingToPress() {
        var memo = Api.memo("Printed", List.of(), List.of());
        var text = Map.of("title", "Printed", "body", "On paper.");
        memo.put("texts", Map.of("en", text, "fr", text));
        memo.put("audience", Map.of("people", List.of("uk-marketing-director")));
        memo.put("acknowledgeBy", "2100-01-01T12:00:00Z");
        var author = Api.of(sites, "uk-sales-director");
        memo.put("attachments", List.of(author.upload("Plan.png", Drawing.plan())));
        var id = author.publish(memo);
        try (var reader = browser.visit(sites, "uk-marketing-director", "en-GB", Browser.DESKTOP, true)) {
            reader.go("/memos/" + id);
            assertThat(reader.page.locator("form.acknowledge button")).isVisible();
            reader.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(reader.page.locator("h1")).isVisible();
            assertThat(reader.page.locator(".memo-body")).containsText("On paper.");
            assertThat(reader.page.locator("a.file-name")).isVisible();
            assertEquals(
                    List.of(),
                    reader.page.evaluate("[...document.querySelectorAll('header *, footer *, button, .btn, .judge,"
                            + " .file-beside, a[hreflang]')].filter(each => each.getClientRects().length > 0)"
                            + ".map(each => each.outerHTML)"));
            reader.picture("memo-printed");
        }
    }

    @Test
    void isLightAtFirst() {
        var octets = new HashMap<String, Integer>();
        try (var guest = browser.guest(sites.site("uk").address(), "en-GB", Browser.PHONE)) {
            guest.page.onRequestFinished(request -> octets.putIfAbsent(
                    request.url().replaceFirst("https?://[^/]+", ""), request.sizes().responseBodySize));
            guest.page.onResponse(answer -> assertEquals("", careless(answer), answer.url()));
            guest.go("/sign-in");
            guest.page.waitForLoadState(LoadState.NETWORKIDLE);
            light(octets, guest.page, "/sign-in");
            guest.signIn("uk-sales-director", sites.settings().password());
            guest.page.waitForCondition(() -> octets.containsKey("/"));
            light(octets, guest.page, "/");
        }
    }

    /** What is wrong with how it is sent: text is packed, what never changes is kept. */
    private static String careless(Response answer) {
        var type = String.valueOf(answer.headerValue("content-type"));
        var packed = "gzip".equals(answer.headerValue("content-encoding"));
        var asset = answer.url().matches(".*/(static|webjars)/.*");
        return asset && !String.valueOf(answer.headerValue("cache-control")).contains("max-age=31536000, immutable")
                ? "not kept"
                : type.matches("text/(html|css).*|.*javascript.*") && answer.status() == 200 && !packed
                        ? "not packed"
                        : "";
    }

    /** All that the page consists of, even what it had before, and no script but the two of every page. */
    private static void light(Map<String, Integer> octets, Page page, String path) {
        var parts = new ArrayList<String>(List.of(path));
        ((List<?>) page.evaluate("performance.getEntriesByType('resource').map(each => each.name)"))
                .forEach(each -> parts.add(String.valueOf(each).replaceFirst("https?://[^/]+", "")));
        parts.remove("/live");
        page.waitForCondition(() -> octets.keySet().containsAll(parts));
        assertEquals(
                List.of("entente.js", "htmx.min.js"),
                parts.stream()
                        .filter(each -> each.matches(".*[.]js([?].*)?"))
                        .map(each -> each.replaceAll(".*/|[?].*", ""))
                        .sorted()
                        .toList());
        var all = parts.stream().mapToInt(octets::get).sum();
        assertTrue(all > 20_000 && all < 100_000, path + " has " + all + " octets: " + octets);
    }
}
