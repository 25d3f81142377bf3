package org.entente.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.entente.mail.Letter;
import org.entente.mail.MailFile;
import org.entente.mail.Mailbox;
import org.entente.panel.SampleReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pictures of the README, of the demo's own memos, see {@link Picture}. */
class PicturesStoryIT extends BrowserStory {
    private static final String DIRECTOR = "fr-general-director";
    private static final Duration SOON = Duration.ofSeconds(30);

    private static JsonNode samples;
    private static String prices;

    /** The others' pages as if no other story had been told. */
    @BeforeAll
    static void tidy() throws SQLException, IOException {
        samples = Api.JSON.readTree(Path.of("payara/samples.json").toFile());
        for (var site : List.of("fr", "uk")) {
            try (var database = new Sql(sites, site)) {
                database.update("delete from memo_recipient where person = ?", DIRECTOR);
                database.update("delete from parked where state <> 'held'");
                database.update("delete from transit");
                database.update("delete from outage");
                database.update("delete from transit");
                database.update("delete from draft where author in ('uk-managing-director', ?)", DIRECTOR);
            }
        }
        prices = publish("Price list for spring: read before Friday", 6);
    }

    @AfterAll
    static void leave() throws SQLException {
        try (var uk = new Sql(sites, "uk")) {
            uk.update("delete from draft where author = 'uk-managing-director'");
        }
    }

    /** Publishes the demo's memo of that English title to its own audience; asked until {@code days} from now, if any. */
    private static String publish(String title, int days, String... files) {
        var sample = StreamSupport.stream(samples.spliterator(), false)
                .filter(each -> each.at("/texts/en/title").asText().equals(title))
                .findFirst()
                .orElseThrow();
        var memo = new HashMap<String, Object>(Map.of(
                "texts", sample.get("texts"),
                "audience", sample.get("audience"),
                "importance", sample.get("importance"),
                "attachments", List.of(files)));
        if (days > 0) {
            memo.put("acknowledgeBy", Instant.now().plus(days, ChronoUnit.DAYS).toString());
        }
        return Api.of(sites, sample.get("author").asText()).publish(memo);
    }

    private static void says(Page page, String selector, String text) {
        assertThat(page.locator(selector).first())
                .containsText(text, new ContainsTextOptions().setTimeout(SOON.toMillis()));
    }

    /** Nothing is under way, in either direction. */
    private static void settle(String person) {
        await().atMost(SOON).until(() -> {
            var peer = Api.of(sites, person).get("/api/bridge").json().at("/peers/0");
            return peer.get("link").asText().equals("up")
                    && peer.get("waiting").asLong() == 0
                    && peer.get("published").asLong() == peer.get("arrived").asLong();
        });
    }

    @Test
    void showTheMorningAndAMemoOnAPhone() {
        publish("The week ahead", 0);
        var gifts = publish("Gifts and invitations: the new rule", 4);
        publish("Panel report: what we saw", 0);
        settle(DIRECTOR);
        try (var reader = browser.visit(sites, DIRECTOR, "fr-FR", Browser.DESKTOP, true)) {
            reader.go("/");
            says(reader.page, "main", "La semaine qui vient");
            Picture.take(reader.page, "morning-fr");
            reader.widen(Browser.PHONE);
            reader.go("/memos/" + gifts);
            Picture.take(reader.page, "phone-fr");
        }
    }

    @Test
    void showAFileBesideItsMemo() {
        var plan = Api.of(sites, "fr-marketing-director").upload("Stand.png", Drawing.plan());
        var fair = publish("Paris fair: plan of the stand", 0, plan);
        var reader = Api.of(sites, "uk-marketing-director");
        await().atMost(SOON).until(() -> reader.get("/api/memos/" + fair).text().contains("\"arrived\""));
        try (var visit = browser.visit(sites, "uk-marketing-director", "en-GB", Browser.DESKTOP, true)) {
            visit.go("/memos/" + fair + "?beside=" + plan);
            visit.page.waitForSelector(".beside iframe");
            // how to go on depends on what else has come
            visit.page.evaluate("document.querySelector('.onward [data-key=n]')?.remove()");
            Picture.take(visit.page, "memo-en");
        }
    }

    @Test
    void showTheWritingTheProofAndTheBridge() {
        var author = Api.of(sites, "uk-sales-director");
        for (var person : List.of("fr-sales-director", "fr-marketing-director", "fr-sales-manager")) {
            var reader = Api.of(sites, person);
            await().atMost(SOON).until(() -> reader.get("/api/memos/" + prices).status() == 200);
            reader.post("/api/memos/" + prices + "/opening").expect(200);
            if (person.endsWith("director")) {
                reader.post("/api/memos/" + prices + "/acknowledgement").expect(200);
            }
        }
        await().atMost(SOON)
                .until(() ->
                        author.get("/api/memos/" + prices + "/proof").text().contains("\"acknowledged\":2"));
        settle("uk-sales-director");
        try (var visit = browser.visit(sites, "uk-sales-director", "en-GB", Browser.DESKTOP, true)) {
            visit.go("/memos/" + prices + "/proof");
            says(visit.page, "ul.proof", "3 of");
            Picture.take(visit.page, "proof-en");
            visit.go("/bridge");
            Picture.take(visit.page, "bridge-en");
        }
        var travel = StreamSupport.stream(samples.spliterator(), false)
                .filter(each -> each.at("/texts/en/title").asText().startsWith("Travel"))
                .findFirst()
                .orElseThrow();
        try (var visit = browser.visit(sites, "uk-managing-director", "en-GB", Browser.DESKTOP, true)) {
            visit.go("/compose");
            for (var language : List.of("en", "fr")) {
                var text = travel.at("/texts/" + language);
                visit.page
                        .locator("[id='title." + language + "']")
                        .fill(text.get("title").asText());
                visit.page
                        .locator("[id='body." + language + "']")
                        .fill(text.get("body").asText());
            }
            says(visit.page, "[id='preview.fr']", "Trains et avions");
            says(visit.page, "#draft-state", "Saved");
            visit.page.evaluate("document.activeElement.blur(); scrollTo(0, 0)");
            Picture.take(visit.page, "compose-en");
        }
    }

    @Test
    void showAPanel() throws IOException {
        var list = Map.of(
                "name",
                "panel-picture",
                "kind",
                "panel",
                "titles",
                Map.of("en", "Floor care panel", "fr", "Panel entretien des sols"),
                "standing",
                Map.of("roles", List.of("director")),
                "posting",
                "senders",
                "senders",
                List.of("panel@panel.example"));
        Api.of(sites, "fr-list-manager").post("/api/lists", list).expect(201);
        var reader = Api.of(sites, "uk-sales-director");
        await().atMost(SOON).until(() -> reader.get("/api/lists/panel-picture").status() == 200);
        for (int period : List.of(10, 11)) {
            var report = new Letter(new Mailbox("Panel", "panel@panel.example"))
                    .to(new Mailbox("", "panel-picture@fr.example"))
                    .subject("Panel sols P" + period)
                    .file(new MailFile("panel-sols.csv", "text/csv", null, SampleReport.csv(period)));
            new MailHand(sites)
                    .send(
                            "panel@panel.example",
                            new String(report.write(), StandardCharsets.US_ASCII),
                            "panel-picture@fr.example");
            await().atMost(SOON)
                    .until(() -> reader.get("/api/panels/panel-picture/releases")
                            .text()
                            .contains("Panel sols P" + period + "\""));
        }
        await().atMost(SOON)
                .until(() ->
                        !reader.get("/api/panels/panel-picture/releases").text().contains("arriving"));
        try (var visit = browser.visit(sites, "uk-sales-director", "en-GB", Browser.DESKTOP, true)) {
            visit.go("/panels/panel-picture");
            visit.page.waitForSelector(".chart canvas, .chart svg");
            Picture.take(visit.page, "panel-en");
        }
    }
}
