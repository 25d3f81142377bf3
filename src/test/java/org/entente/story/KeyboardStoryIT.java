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
import java.util.Locale;
import java.util.Map;
import org.entente.web.Texts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The morning, the writing with its proof, and the cut link by keyboard alone, in both languages. */
class KeyboardStoryIT extends BrowserStory {
    private static final double SOON = 60_000;

    /** Who writes and who reads, each at their own site and in its language. */
    enum Side {
        FR("en-GB", "fr-FR"),
        UK("fr-FR", "en-GB");

        final String author;
        final String reader;

        Side(String author, String reader) {
            this.author = author;
            this.reader = reader;
        }

        /** The person of that role who reads. */
        String reader(String role) {
            return (this == FR ? "fr-" : "uk-") + role;
        }

        String author(String role) {
            return (this == FR ? "uk-" : "fr-") + role;
        }

        /** What the reader's pages say. */
        String read(String key, Object... arguments) {
            return Texts.text(Locale.forLanguageTag(reader.substring(0, 2)), key, arguments);
        }

        String written(String key, Object... arguments) {
            return Texts.text(Locale.forLanguageTag(author.substring(0, 2)), key, arguments);
        }

        boolean isWrittenInFrench() {
            return author.startsWith("fr");
        }
    }

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

    private static void publish(Side side, String title, int dueInMinutes, List<String> files) {
        var memo = Api.memo(title, List.of(), List.of());
        memo.put("audience", Map.of("people", List.of(side.reader("list-manager"))));
        memo.put("acknowledgeBy", Instant.now().plusSeconds(60L * dueInMinutes).toString());
        memo.put("attachments", files);
        Api.of(sites, side.author("marketing-director"))
                .post("/api/memos", memo)
                .expect(201);
    }

    @ParameterizedTest
    @EnumSource
    void theMorning(Side side) throws SQLException {
        var person = side.reader("list-manager");
        try (var site = new Sql(sites, sites.siteOf(person).name())) {
            site.update("delete from memo_recipient where person = ?", person);
        }
        var plan = Api.of(sites, side.author("marketing-director")).upload("Stand.png", Drawing.plan());
        publish(side, "Soonest", 50, List.of(plan));
        publish(side, "Then", 90, List.of());
        try (var reader = browser.guest(sites.siteOf(person).address(), side.reader, Browser.DESKTOP)) {
            var page = reader.page;
            var keys = new Keyboard(page);
            reader.go("/sign-in");
            assertTrue(keys.isAt("#signIn"), "the first field has the focus");
            keys.type(person);
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
            says(page, ".notice", side.read("memo.notice.acknowledged"));
            appears(page, ".done");

            page.waitForLoadState();
            keys.press("n");
            says(page, "h1", "Then");
            keys.to("form.acknowledge button");
            keys.press("Space");
            appears(page, ".done");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theWritingAndTheProof(Side side) {
        var language = side.isWrittenInFrench() ? "fr" : "en";
        var person = side.reader("list-manager");
        try (var author = browser.visit(sites, side.author("sales-director"), side.author, Browser.PHONE, true)) {
            var page = author.page;
            var keys = new Keyboard(page);
            // from the beginning: a browser that is told only when the key is pressed may not hear it in time
            page.onFileChooser(chooser -> chooser.setFiles(
                    new FilePayload("List.txt", "text/plain", "a list".getBytes(StandardCharsets.UTF_8))));
            author.go("/compose");
            keys.to("[id='title." + language + "']");
            keys.type("By keyboard");
            keys.to("[id='body." + language + "']");
            keys.type("All of it, and the list is enclosed.");
            keys.to("#people");
            keys.type(person);
            keys.press("Enter");
            appears(page, "input[value='" + person + "']");
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
            says(page, "#check", side.written("memo.check.attachment", "enclosed"));
            author.holds("check on a phone, " + side.author);

            keys.to("#file");
            keys.press("Space");
            assertThat(page.locator("input[name=attached]")).hasCount(1);
            keys.to("button.publish");
            keys.press("Enter");
            page.waitForSelector("ul.proof, #check:not(:has-text('enclosed'))");
            if (page.locator("ul.proof").count() == 0) {
                keys.to("button.publish");
                keys.press("Enter");
            }
            says(page, "ul.proof", side.isWrittenInFrench() ? "arrivée en" : "arrived after");

            keys.to("form.remind button");
            var id = page.url().replaceAll(".*/memos/|/proof.*", "");
            var reader = Api.of(sites, person);
            reader.post("/api/memos/" + id + "/opening").expect(200);
            says(page, "ul.proof", side.isWrittenInFrench() ? "ouverte par 1 sur 1" : "1 of 1 opened");
            assertTrue(keys.isAt("form.remind button"), "the focus stays where the page is put anew");
            keys.press("Enter");
            says(page, ".notice", side.written("memo.notice.reminded"));
            keys.to("a[download]");
            var file = page.waitForDownload(() -> keys.press("Enter"));
            assertEquals(side.written("memo.proof.csv.file", "By keyboard") + ".csv", file.suggestedFilename());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !reader.get("/api/memos/" + id)
                            .json()
                            .get("remindedAt")
                            .isNull());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theCutLink(Side side) {
        var language = side.isWrittenInFrench() ? "fr" : "en";
        var from = sites.siteOf(side.author("x")).name();
        var to = sites.siteOf(side.reader("x")).name();
        try (var author = browser.visit(sites, side.author("finance-director"), side.author, Browser.DESKTOP, true);
                var reader = browser.visit(sites, side.reader("finance-director"), side.reader, Browser.PHONE, true)) {
            var page = author.page;
            var keys = new Keyboard(page);
            author.go("/bridge");
            appears(page, "h2 .mark.fresh");
            reader.go("/");
            appears(reader.page, ".link-state.up");

            sites.link().cut();
            appears(page, "h2 .mark.due");
            says(
                    reader.page,
                    ".link-state.down",
                    side.read("exchange.link.down", from, "").strip());
            keys.to("a[href='/compose']");
            keys.press("Enter");
            page.waitForURL(url -> url.endsWith("/compose"));
            keys.to("[id='title." + language + "']");
            keys.type("Written in the dark");
            keys.to("[id='body." + language + "']");
            keys.type("It waits.");
            keys.to("input[name=sites][value=" + to + "]");
            keys.press("Space");
            keys.to("input[name=departments][value=finance]");
            keys.press("Space");
            keys.press("Control+Enter");
            appears(page, "#check");
            keys.to("button.publish");
            keys.press("Enter");
            says(page, "ul.proof", side.written("memo.proof.waiting"));
            author.picture("proof-waiting-" + language);
            reader.picture("link-down-phone-" + to);

            sites.link().restore();
            says(page, "ul.proof", side.isWrittenInFrench() ? "arrivée en" : "arrived after");
            appears(reader.page, ".item-title:has-text('Written in the dark')");
            appears(reader.page, ".link-state.up");
        }
    }
}
