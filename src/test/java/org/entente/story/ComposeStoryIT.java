package org.entente.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a memo is written nothing that was typed is lost, whatever else is pressed or happens meanwhile. */
class ComposeStoryIT extends BrowserStory {
    private static final String AUTHOR = "uk-managing-director";
    private static final String PUBLISH = "form.compose button.publish";

    /** All that stands in the form, by field. */
    private static Map<String, String> typed(Page page) {
        var fields = new TreeMap<String, String>();
        for (var name : List.of(
                "title.en", "body.en", "title.fr", "body.fr", "people", "importance", "acknowledgeBy", "expiresAt")) {
            fields.put(name, page.locator("[id='" + name + "']").inputValue());
        }
        for (var box : page.locator("form.compose input:checked").all()) {
            fields.put(box.getAttribute("name") + " " + box.getAttribute("value"), "checked");
        }
        return fields;
    }

    /** All that was typed or checked is there still. */
    private static void assertKept(Map<String, String> typed, Map<String, String> now) {
        var kept = new TreeMap<>(now);
        kept.keySet().retainAll(typed.keySet());
        assertEquals(typed, kept);
    }

    private static void fill(Page page, String id, String text) {
        page.locator("[id='" + id + "']").fill(text);
    }

    private static void choose(Page page, String name) {
        page.locator("#file").setInputFiles(new FilePayload(name, "text/plain", name.getBytes(StandardCharsets.UTF_8)));
    }

    private static String attached(Page page) {
        return String.join(
                " ", page.locator("label.choice:has(input[name=attached])").allTextContents());
    }

    private static void speaks(Page page, String language) {
        page.waitForSelector("html[lang=" + language + "]");
    }

    /** Also over what is worth a second look. */
    private static void publish(Page page) {
        page.locator(PUBLISH).click();
        page.waitForSelector("#check, ul.proof");
        if (page.locator("#check").count() > 0) {
            page.locator(PUBLISH).click();
        }
        page.waitForURL(url -> url.contains("/proof?"));
    }

    private static String day(int ahead) {
        return LocalDateTime.now().plusDays(ahead).toString().substring(0, 16);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void keepsAllWhenTheLanguageIsSwitched(boolean script) {
        try (var author = browser.visit(sites, AUTHOR, "en-GB", Browser.PHONE, script)) {
            var page = author.page;
            author.go("/compose");
            fill(page, "title.en", "Half \"written\"");
            fill(page, "body.en", "\n\nAfter two lines,\n  <b>indented</b> & on\n");
            fill(page, "body.fr", "À moitié écrit");
            page.locator("input[name=sites][value=fr]").check();
            page.locator("input[name=departments][value=sales]").check();
            fill(page, "people", "Nobody");
            choose(page, "Plan d'août.txt");
            page.locator("#importance").selectOption("urgent");
            fill(page, "acknowledgeBy", day(3));
            fill(page, "expiresAt", day(2));
            var before = typed(page);
            var request = page.locator("input[name=request]").inputValue();

            page.locator("button[name=language]").click();
            speaks(page, "fr");
            assertEquals(0, page.locator(".trouble, .fault").count());
            assertTrue(attached(page).contains("Plan d'août.txt"));
            if (script) {
                author.holds("compose in another language");
            }
            author.picture("compose-switched-fr-390");
            var file = page.locator("input[name=attached]").getAttribute("value");
            before.put("attached " + file, "checked");
            assertEquals(before, typed(page));
            assertEquals(request, page.locator("input[name=request]").inputValue());

            // Enter is not the switch, though that is the first button of the page
            var again = page.waitForResponse(
                    answer -> answer.url().endsWith("/compose")
                            && answer.request().method().equals("POST"),
                    () -> page.locator("[id='title.en']").press("Enter"));
            assertTrue(again.text().contains("<html lang=\"fr\">"));
            page.waitForLoadState();
            assertEquals(before, typed(page));

            page.locator(PUBLISH).click();
            page.waitForSelector(".trouble");
            assertEquals(1, page.locator(".trouble a[href='#people']").count());
            fill(page, "people", "");
            fill(page, "title.fr", "Écrit");
            page.locator(PUBLISH).click();
            page.waitForSelector(".trouble a[href='#expiresAt']");
            assertEquals(1, page.locator("#fault-expiresAt").count());
            assertEquals(1, page.locator(".trouble li").count());
            fill(page, "expiresAt", day(4));
            publish(page);

            page.navigate(page.url().replaceFirst("/proof.*", "/edit"));
            speaks(page, "fr");
            fill(page, "title.en", "Written");
            page.locator("input[name=material]").check();
            choose(page, "Second.txt");
            before = typed(page);
            page.locator("button[name=language]").click();
            speaks(page, "en");
            assertTrue(attached(page).matches("(?s).*Plan d'août.txt.*Second.txt.*"), attached(page));
            assertTrue(typed(page).entrySet().containsAll(before.entrySet()));
            publish(page);
            speaks(page, "en");
        }
    }

    @Test
    void keepsAllWhenAnotherTabWasFaster() {
        var api = Api.of(sites, AUTHOR);
        var id = api.publish(Api.memo("First", List.of("fr"), List.of("sales")));
        try (var author = browser.visit(sites, AUTHOR, "en-GB", Browser.DESKTOP, true)) {
            var slow = author.page;
            author.go("/memos/" + id + "/edit");
            fill(slow, "title.en", "Third");
            fill(slow, "body.en", "Of the slow tab");
            slow.locator("input[name=departments][value=sales]").uncheck();
            slow.locator("input[name=material]").check();
            choose(slow, "Slow.txt");
            fill(slow, "acknowledgeBy", day(1));
            var before = typed(slow);

            var fast = slow.context().newPage();
            fast.navigate(slow.url());
            fill(fast, "title.en", "Second");
            publish(fast);

            slow.locator(PUBLISH).click();
            slow.waitForSelector(".trouble");
            assertTrue(slow.locator(".trouble").textContent().contains("version 2 of this memo"));
            assertTrue(attached(slow).contains("Slow.txt"));
            assertKept(before, typed(slow));
            author.holds("overtaken");
            author.picture("overtaken-en-1280");
            slow.locator("button[name=language]").click();
            speaks(slow, "fr");
            assertTrue(slow.locator(".trouble").textContent().contains("la version 2 de cette note"));
            author.picture("overtaken-fr-1280");
            slow.locator("button[name=language]").click();
            speaks(slow, "en");
            assertKept(before, typed(slow));

            var link = slow.locator(".trouble a");
            assertEquals("noopener", link.getAttribute("rel"));
            var beside = slow.waitForPopup(link::click);
            assertEquals("Second", beside.locator("h1").textContent());
            publish(slow);
        }
        var now = api.get("/api/memos/" + id).json();
        assertEquals(3, now.get("version").asInt());
        assertEquals("Third", now.at("/texts/en/title").asText());
        assertEquals("Of the slow tab", now.at("/texts/en/body").asText());
        assertEquals(0, now.at("/audience/departments").size());
        assertEquals(1, now.get("files").size());
    }
}
