package org.entente.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Writing takes its time, and nothing of it is lost; what it costs and how it looks is seen before it goes out. */
class WritingStoryIT extends BrowserStory {
    private static final double SOON = 30_000;
    private static final double RESTART = 60_000;

    private static void fill(Page page, String id, String text) {
        page.locator("[id='" + id + "']").fill(text);
    }

    private static String value(Page page, String id) {
        return page.locator("[id='" + id + "']").inputValue();
    }

    private static FilePayload file(String name, int size) {
        return new FilePayload(name, "text/plain", "x".repeat(size).getBytes(StandardCharsets.UTF_8));
    }

    private static void says(Page page, String selector, String text) {
        assertThat(page.locator(selector)).containsText(text, new ContainsTextOptions().setTimeout(SOON));
    }

    /** To the reader, of whom it asks something. */
    private static String publish(String title) {
        var memo = Api.memo(title, List.of("fr"), List.of());
        memo.put("audience", Map.of("people", List.of("fr-finance-director")));
        memo.put("acknowledgeBy", Instant.now().plusSeconds(600).toString());
        return Api.of(sites, "uk-finance-director").publish(memo);
    }

    /** The next one on a working day. */
    private static LocalDate christmas() {
        var day = LocalDate.now().plusDays(1).withDayOfMonth(25).withMonth(12);
        while (day.getDayOfWeek().getValue() > 5 || !day.isAfter(LocalDate.now())) {
            day = day.plusYears(1);
        }
        return day;
    }

    /** One death of the node, and two who feel it: whoever writes there, and whoever reads. */
    @Test
    void keepsADraftThroughAKilledNodeAndALostSession() {
        try (var author = browser.visit(sites, "fr-general-director", "fr-FR", Browser.DESKTOP, true);
                var reader = browser.visit(sites, "fr-finance-director", "fr-FR", Browser.DESKTOP, true)) {
            var page = author.page;
            author.go("/compose");
            fill(page, "title.fr", "Budget d'été");
            says(page, "#draft-state", "Enregistré");
            reader.go("/");

            var before = publish("On its way when the node dies");
            sites.kill("fr-node");
            fill(page, "body.fr", "Écrit pendant la panne.");
            says(page, "#draft-state", "Pas enregistré depuis");
            says(reader.page, "#live", "Hors ligne");
            var after = publish("Written while the node is dead");
            sites.start("fr-node");
            assertThat(page.locator("#draft-state"))
                    .containsText("Enregistré", new ContainsTextOptions().setTimeout(RESTART));
            for (var memo : List.of(before, after)) {
                assertThat(reader.page.locator("#memo-" + memo)).isVisible(new IsVisibleOptions().setTimeout(RESTART));
            }
            assertThat(reader.page.locator("#live")).not().containsText("Hors ligne");

            page.context().clearCookies();
            fill(page, "body.en", "Written while signed out.");
            assertThat(page.locator("#signed-out")).isVisible(new IsVisibleOptions().setTimeout(SOON));
            author.holds("signed out");
            var beside = page.waitForPopup(() -> page.locator("#signed-out a").click());
            beside.locator("#signIn").fill("fr-general-director");
            beside.locator("#password").fill(sites.settings().password());
            beside.locator("main form button").first().click();
            beside.waitForURL(url -> url.contains("/profile"));
            beside.close();
            assertThat(page.locator("#signed-out")).isHidden();
            says(page, "#draft-state", "Enregistré");

            author.go("/compose");
            says(page, ".drafts", "Budget d'été");
            author.picture("drafts-fr-1280");
            author.holds("drafts");
            page.locator(".drafts a.item-title").first().click();
            assertEquals("Budget d'été", value(page, "title.fr"));
            assertEquals("Écrit pendant la panne.", value(page, "body.fr"));
            assertEquals("Written while signed out.", value(page, "body.en"));

            author.go("/compose");
            page.locator(".drafts form button").first().click();
            says(page, ".notice", "supprimé");
            assertThat(page.locator(".drafts")).hasCount(0);
        }
    }

    @Test
    void keepsTheFilesOfADraftUntilItIsPublished() throws SQLException {
        try (var author = browser.visit(sites, "uk-marketing-director", "en-GB", Browser.DESKTOP, true);
                var uk = new Sql(sites, "uk")) {
            var page = author.page;
            author.go("/compose");
            page.locator("#file").setInputFiles(new FilePayload[] {file("Plan.txt", 700_000), file("Note.txt", 9)});
            assertThat(page.locator("input[name=attached]")).hasCount(2);
            assertThat(page.locator(".upload")).hasCount(0);
            fill(page, "title.en", "Two files");
            fill(page, "body.en", "Both are attached.");
            says(page, "#draft-state", "Saved");
            var draft = "/drafts/" + page.locator("input[name=request]").inputValue();
            assertEquals(
                    "2", uk.text("select count(*) from attachment where item like 'draft/uk-marketing-director/%'"));
            // one that nothing refers to goes, and with it went whatever was to go
            var lost =
                    Api.of(sites, "uk-marketing-director").upload("Lost.txt", "lost".getBytes(StandardCharsets.UTF_8));
            uk.update("update blob set touched_at = now() - interval '2 days'");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> uk.text("select count(*) from blob where sha256 = ?", lost)
                            .equals("0"));

            author.go(draft);
            assertThat(page.locator("input[name=attached]")).hasCount(2);
            page.locator("#file").setInputFiles(file("Empty.txt", 0));
            says(page, ".upload .fault", "is empty");
            page.locator("input[name=sites][value=uk]").check();
            page.locator("button.publish").click();
            page.waitForSelector("#check, ul.proof");
            if (page.locator("#check").count() > 0) {
                page.locator("button.publish").click();
                page.waitForSelector("ul.proof");
            }
            assertEquals("0", uk.text("select count(*) from draft where author = 'uk-marketing-director'"));
            assertEquals(
                    "0", uk.text("select count(*) from attachment where item like 'draft/uk-marketing-director/%'"));
            assertEquals(404, author.go(draft).status());
        }
        try (var other = browser.visit(sites, "uk-sales-director", "en-GB", Browser.DESKTOP, false)) {
            other.go("/compose");
            assertThat(other.page.locator(".drafts:has-text('Two files')")).hasCount(0);
        }
    }

    @Test
    void showsUploadsOnTheirWayAndPublishesAfterThem() {
        try (var author = browser.visit(sites, "fr-sales-director", "fr-FR", Browser.PHONE, true)) {
            var page = author.page;
            var held = new ArrayList<Route>();
            author.go("/compose");
            page.route("**/compose/files", Route::abort);
            page.locator("#file").setInputFiles(file("Plan.txt", 300_000));
            says(page, ".upload .fault", "Plan.txt n’a pas pu être envoyé");
            author.holds("upload failed");
            page.unroute("**/compose/files");
            page.route("**/compose/files", held::add);
            page.locator(".upload button").click();
            assertThat(page.locator(".upload progress")).isVisible();
            author.holds("uploading");
            fill(page, "title.fr", "Avec son plan");
            fill(page, "body.fr", "Voir la pièce jointe.");
            page.locator("input[name=departments][value=sales]").check();
            page.locator("input[name=sites][value=fr]").check();
            fill(page, "people", "");
            page.locator("button.publish").click();
            says(page, "#draft-state", "En attente");
            author.picture("uploading-fr-390");
            held.forEach(Route::resume);
            page.waitForSelector("#check, ul.proof");
            assertThat(page.locator("#check:has-text('n’est joint')")).hasCount(0);
            assertThat(page.locator("#check:has-text('1 des 6')")).hasCount(1);
            assertThat(page.locator("input[name=attached]")).hasCount(1);
        }
    }

    @Test
    void warnsBeforeLeavingOnlyWhileSavingFails() {
        var asks = "() => { const leave = new Event('beforeunload', {cancelable: true}); dispatchEvent(leave);"
                + " return leave.defaultPrevented; }";
        try (var author = browser.visit(sites, "fr-sales-director", "fr-FR", Browser.DESKTOP, true)) {
            var page = author.page;
            author.go("/compose");
            fill(page, "title.fr", "À perdre");
            assertEquals(false, page.evaluate(asks));
            says(page, "#draft-state", "Enregistré");
            page.route("**/compose/draft", Route::abort);
            fill(page, "title.fr", "À ne pas perdre");
            says(page, "#draft-state", "Pas enregistré depuis");
            assertEquals(true, page.evaluate(asks));
            author.picture("not-saved-fr-1280");
            page.unroute("**/compose/draft");
            says(page, "#draft-state", "Enregistré");
            assertEquals(false, page.evaluate(asks));
        }
    }

    @Test
    void doesNotOverwriteWhatAnotherTabSaved() {
        try (var author = browser.visit(sites, "uk-finance-director", "en-GB", Browser.DESKTOP, true)) {
            var slow = author.page;
            author.go("/compose");
            fill(slow, "title.en", "First");
            says(slow, "#draft-state", "Saved");
            var fast = slow.context().newPage();
            fast.navigate(slow.url()
                    .replace(
                            "/compose",
                            "/drafts/" + slow.locator("input[name=request]").inputValue()));
            fill(fast, "title.en", "Of the fast tab");
            says(fast, "#draft-state", "Saved");
            fast.waitForResponse(
                    answer -> answer.url().endsWith("/compose/draft"), () -> fill(fast, "body.en", "Text"));

            fill(slow, "body.en", "Of the slow tab");
            assertThat(slow.locator("#elsewhere")).isVisible();
            author.holds("saved elsewhere");
            author.picture("saved-elsewhere-en-1280");
            fast.reload();
            assertEquals("Of the fast tab", value(fast, "title.en"));
            assertEquals("Text", value(fast, "body.en"));

            slow.locator("#elsewhere button").click();
            says(slow, "#draft-state", "Saved");
            assertThat(slow.locator("#elsewhere")).isHidden();
            fast.reload();
            assertEquals("First", value(fast, "title.en"));
            assertEquals("Of the slow tab", value(fast, "body.en"));
        }
    }

    @Test
    void showsHowItWillLookAndWhatItWillCost() {
        try (var author = browser.visit(sites, "uk-sales-director", "en-GB", Browser.DESKTOP, true)) {
            var page = author.page;
            author.go("/compose");
            says(page, "#cost", "Nobody is addressed yet.");
            fill(page, "title.en", "Prices");
            fill(page, "body.en", "Prices **rise**. <script>alert(1)</script>\n\n" + "word ".repeat(300));
            assertThat(page.locator("[id='preview.en'] strong")).hasText("rise");
            says(page, "[id='preview.en']", "<script>");
            says(page, "[id='preview.fr']", "Nothing written yet.");
            var english = page.locator("[id='body.en']").boundingBox();
            var french = page.locator("[id='body.fr']").boundingBox();
            assertEquals(english.y, french.y, 1);

            page.locator("input[name=departments][value=sales]").check();
            page.locator("input[name=sites][value=fr]").check();
            says(page, "#cost", "7 people");
            says(page, "#cost", "fr 7");
            says(page, "#cost", "2 minutes each");
            says(page, "#cost", "14 minutes of reading");
            fill(page, "people", "uk-managing-director");
            says(page, "#cost", "8 people");
            author.holds("preview");
            author.picture("preview-en-1280");
        }
    }

    @Test
    void asksForASecondLookAndPublishesAllTheSame() throws SQLException {
        var saturday = LocalDate.now().plusDays(2).with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
        for (var width : List.of(Browser.DESKTOP, Browser.PHONE)) {
            try (var author = browser.visit(sites, "fr-marketing-director", "fr-FR", width, true);
                    var fr = new Sql(sites, "fr")) {
                var page = author.page;
                author.go("/compose");
                fill(page, "title.fr", "Vérifier " + width);
                fill(page, "body.fr", "Le plan est ci-joint.");
                page.locator("input[name=sites][value=fr]").check();
                page.locator("input[name=sites][value=uk]").check();
                page.locator("#importance").selectOption("urgent");
                fill(page, "acknowledgeBy", saturday + "T12:00");
                page.locator("[id='body.fr']").press("Control+Enter");
                page.waitForSelector("#check");
                var warnings = page.locator("#check").textContent();
                assertTrue(warnings.contains("ci-joint"), warnings);
                assertTrue(warnings.contains("lisent l’anglais"), warnings);
                assertTrue(warnings.contains("week-end"), warnings);
                assertTrue(warnings.contains("aucune raison"), warnings);
                author.holds("check");
                author.picture("check-fr-" + width);
                assertEquals("0", fr.text("select count(*) from memo_text where title = ?", "Vérifier " + width));

                page.locator("#check a[href='#reason']").click();
                fill(page, "reason", "Le magasin ferme demain");
                page.locator("button.publish").click();
                page.waitForSelector("ul.proof");
                var kept = "select m.reason from memo m join memo_text t on t.memo_id = m.id where t.title = ?";
                assertEquals("Le magasin ferme demain", fr.text(kept, "Vérifier " + width));
            }
        }
    }

    @Test
    void keepsTheDraftOfAChangeWithItsMemo() {
        var api = Api.of(sites, "uk-managing-director");
        var path = "/memos/" + api.publish(Api.memo("As published", List.of("uk"), List.of("it")));
        try (var author = browser.visit(sites, "uk-managing-director", "en-GB", Browser.PHONE, true)) {
            var page = author.page;
            author.go(path + "/edit");
            fill(page, "title.en", "As changed");
            says(page, "#draft-state", "Saved");
            author.go("/compose");
            says(page, ".drafts", "change of a memo");
            author.holds("drafts on a phone");
            author.picture("drafts-en-390");
            page.locator(".drafts a:has-text('As changed')").click();
            assertEquals("As changed", value(page, "title.en"));
            assertTrue(page.url().endsWith(path + "/edit"));
            assertEquals(
                    "As published",
                    api.get("/api" + path).json().at("/texts/en/title").asText());

            page.locator(".notice button").click();
            says(page, ".notice", "deleted");
            assertEquals("As published", value(page, "title.en"));
        }
    }

    @Test
    void doesAllOfItWithoutJavaScript() {
        try (var author = browser.visit(sites, "fr-finance-director", "fr-FR", Browser.PHONE, false)) {
            var page = author.page;
            author.go("/compose");
            fill(page, "title.fr", "Sans script");
            fill(page, "body.fr", "Un *aperçu*. Voir la pièce jointe.");
            page.locator("input[name=sites][value=fr]").check();
            page.locator("#file").setInputFiles(file("Pièce.txt", 10));
            page.locator("button[name=again][value=preview]").click();
            assertThat(page.locator("[id='preview.fr'] em")).hasText("aperçu");
            says(page, "#cost", "24 personnes");
            says(page, "#draft-state", "Enregistré");
            page.locator("button[name=again][value=draft]").click();

            author.go("/compose");
            page.locator(".drafts a:has-text('Sans script')").click();
            assertEquals("Un *aperçu*. Voir la pièce jointe.", value(page, "body.fr"));
            assertThat(page.locator("input[name=attached]")).hasCount(1);
            page.locator("input[name=attached]").uncheck();
            fill(page, "acknowledgeBy", christmas() + "T12:00");
            page.locator("button[name=check]").click();
            says(page, "#check", "rien n’est joint");
            says(page, "#check", "est un jour férié sur le site fr\u00a0: Noël");
            author.picture("check-without-script-fr-390");
            page.locator("button.publish").click();
            page.waitForSelector("ul.proof");
            author.go("/compose");
            assertThat(page.locator(".drafts")).hasCount(0);
        }
    }
}
