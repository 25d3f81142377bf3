package org.entente.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The morning, the proof and the cut link by keyboard alone: Tab, Enter, Space and letters. */
class KeyboardStoryIT extends BrowserStory {
    private static final double SOON = 60_000;
    private static final String READER = "fr-list-manager";

    @AfterEach
    void mend() {
        sites.mend();
    }

    private static void says(Page page, String selector, String text) {
        assertThat(page.locator(selector).first()).containsText(text, new ContainsTextOptions().setTimeout(SOON));
    }

    private static void appears(Page page, String selector) {
        assertThat(page.locator(selector).first()).isVisible(new IsVisibleOptions().setTimeout(SOON));
    }

    private static void publish(String title, int dueInMinutes, List<String> files) {
        var memo = Api.memo(title, List.of(), List.of());
        memo.put("audience", Map.of("people", List.of(READER)));
        memo.put("acknowledgeBy", Instant.now().plusSeconds(60L * dueInMinutes).toString());
        memo.put("attachments", files);
        Api.of(sites, "uk-marketing-director").post("/api/memos", memo).expect(201);
    }

    @Test
    void theMorning() throws SQLException {
        try (var fr = new Sql(sites, "fr")) {
            fr.update("delete from memo_recipient where person = ?", READER);
        }
        var plan = Api.of(sites, "uk-marketing-director").upload("Stand.png", Drawing.plan());
        publish("Soonest", 50, List.of(plan));
        publish("Then", 90, List.of());
        try (var reader = browser.guest(sites.site("fr").address(), "fr-FR", Browser.DESKTOP)) {
            var page = reader.page;
            var keys = new Keyboard(page);
            reader.go("/sign-in");
            assertTrue(keys.isAt("#signIn"), "the first field has the focus");
            keys.type(READER);
            keys.to("#password");
            keys.type(sites.settings().password());
            keys.press("Enter");
            says(page, ".items", "Then");

            keys.press("j");
            assertTrue(keys.isAt(".item:first-child .item-title"));
            keys.press("Enter");
            says(page, "h1", "Soonest");
            appears(page, ".file-beside");
            keys.to(".file-beside");
            keys.press("Enter");
            appears(page, ".beside iframe");
            keys.to(".onward a[data-key=n]");
            keys.press("Escape");
            assertThat(page.locator(".beside")).hasCount(0);
            page.waitForLoadState();
            keys.press("a");
            says(page, ".notice", "Merci");
            appears(page, ".done");

            page.waitForLoadState();
            keys.press("n");
            says(page, "h1", "Then");
            keys.to("form.acknowledge button");
            keys.press("Space");
            appears(page, ".done");
        }
    }

    @Test
    void theWritingAndTheProof() {
        try (var author = browser.visit(sites, "uk-sales-director", "en-GB", Browser.PHONE, true)) {
            var page = author.page;
            var keys = new Keyboard(page);
            author.go("/compose");
            keys.to("[id='title.en']");
            keys.type("By keyboard");
            keys.to("[id='body.en']");
            keys.type("All of it, and the list is enclosed.");
            keys.to("#people");
            keys.type("fr-sales-manager");
            keys.press("Enter");
            appears(page, "label.choice:has-text('Benoît Garnier')");
            keys.to("#importance");
            keys.type("urg");
            keys.to("#reason");
            keys.type("It cannot wait");
            keys.to("#acknowledgeBy");
            // day and month alike, so that they may come in either order, and an hour that is the same with AM
            int year = LocalDate.now().getYear() + 1;
            keys.type("0202" + year);
            keys.press("ArrowRight");
            keys.type("1100A");
            assertEquals(year + "-02-02T11:00", page.locator("#acknowledgeBy").inputValue());
            keys.press("Control+Enter");
            says(page, "#check", "The text says “enclosed”, and nothing is attached.");
            author.holds("check in English on a phone");

            keys.to("#file");
            var list = new FilePayload("List.txt", "text/plain", "a list".getBytes(StandardCharsets.UTF_8));
            page.waitForFileChooser(() -> keys.press("Space")).setFiles(list);
            assertThat(page.locator("input[name=attached]")).hasCount(1);
            keys.to("button.publish");
            keys.press("Enter");
            page.waitForSelector("ul.proof, #check:not(:has-text('enclosed'))");
            if (page.locator("ul.proof").count() == 0) {
                keys.to("button.publish");
                keys.press("Enter");
            }
            says(page, "ul.proof", "arrived after");

            keys.to("form.remind button");
            var id = page.url().replaceAll(".*/memos/|/proof.*", "");
            var reader = Api.of(sites, "fr-sales-manager");
            reader.post("/api/memos/" + id + "/opening").expect(200);
            says(page, "ul.proof", "1 of 1 opened");
            assertTrue(keys.isAt("form.remind button"), "the focus stays where the page is put anew");
            keys.press("Enter");
            says(page, ".notice", "Reminded");
            keys.to("a[download]");
            var file = page.waitForDownload(() -> keys.press("Enter"));
            assertEquals("Proof of By keyboard.csv", file.suggestedFilename());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !reader.get("/api/memos/" + id)
                            .json()
                            .get("remindedAt")
                            .isNull());
        }
    }

    @Test
    void theCutLink() {
        try (var author = browser.visit(sites, "uk-finance-director", "en-GB", Browser.DESKTOP, true);
                var reader = browser.visit(sites, "fr-finance-director", "fr-FR", Browser.PHONE, true)) {
            var page = author.page;
            var keys = new Keyboard(page);
            author.go("/bridge");
            appears(page, "h2 .mark.fresh");
            reader.go("/");
            appears(reader.page, ".link-state.up");

            sites.link().cut();
            appears(page, "h2 .mark.due");
            says(reader.page, ".link-state.down", "uk entendu pour la dernière fois");
            keys.to("a[href='/compose']");
            keys.press("Enter");
            page.waitForURL(url -> url.endsWith("/compose"));
            keys.to("[id='title.en']");
            keys.type("Written in the dark");
            keys.to("[id='body.en']");
            keys.type("It waits.");
            keys.to("input[name=sites][value=fr]");
            keys.press("Space");
            keys.to("input[name=departments][value=finance]");
            keys.press("Space");
            keys.press("Control+Enter");
            appears(page, "#check");
            keys.to("button.publish");
            keys.press("Enter");
            says(page, "ul.proof", "waiting");
            author.picture("proof-waiting");
            reader.picture("link-down-phone-fr");

            sites.link().restore();
            says(page, "ul.proof", "arrived after");
            appears(reader.page, ".item-title:has-text('Written in the dark')");
            appears(reader.page, ".link-state.up");
        }
    }
}
