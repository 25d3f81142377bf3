package org.entente.story;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every page once in each language on a phone, and the six main ones also on a large screen and enlarged to 200 %: no
 * text runs out of the window, and axe finds nothing.
 */
class LooksStoryIT extends BrowserStory {
    private static final String AUTHOR = "fr-marketing-director";
    private static final String ALONE = "fr-zoe-barthelemy";
    private static final Map<String, String> LOCALES = Map.of("fr", "fr-FR", "en", "en-GB");

    private static Looks.Things things;

    @BeforeAll
    static void prepare() throws SQLException {
        var api = Api.of(sites, AUTHOR);
        var file = api.upload("Plan d'août.png", Drawing.plan());
        var memo = Api.memo("Anticonstitutionnellement".repeat(3), List.of("uk", "fr"), List.of());
        memo.put("importance", "urgent");
        memo.put("attachments", List.of(file));
        memo.put("acknowledgeBy", Instant.now().plusSeconds(90_000).toString());
        var asked = api.publish(memo);
        var table = "|colonne".repeat(9) + "|\n" + "|-".repeat(9) + "|\n" + "|une cellule".repeat(9) + "|\n";
        var body = "# Un regard\n\n" + table + "\n> cité\n\n`code` " + "mot".repeat(60);
        var title = "Un titre assez long pour devoir passer à la ligne sur un téléphone, et encore un peu plus";
        memo.put(
                "texts",
                Map.of("fr", Map.of("title", title, "body", body), "en", Map.of("title", title, "body", body)));
        api.put("/api/memos/" + asked, memo, "If-Match", "\"1\"").expect(200);

        var withdrawn = api.publish(Api.memo("Retirée", List.of("uk", "fr"), List.of("hr")));
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        !api.get("/api/memos/" + withdrawn + "/proof").text().contains("waiting"));
        api.post("/api/memos/" + withdrawn + "/withdrawal").expect(200);
        var later = Api.memo("Plus tard", List.of("uk"), List.of());
        later.put("publishAt", Instant.now().plusSeconds(90_000).toString());
        things = new Looks.Things(
                asked,
                file,
                withdrawn,
                api.publish(later),
                ALONE,
                sites.settings().password(),
                ListLooks.prepare(sites),
                NoticeLooks.prepare(sites));
        ApplicationLooks.prepare(sites);

        try (var fr = new Sql(sites, "fr")) {
            fr.update("delete from memo_recipient where person = ?", ALONE);
            fr.update("insert into parked (state, place, reason, type, site, topic, key, body) values ('parked',"
                    + " 'looks', 'The type org.entente.memo.sung is not known here.', 'org.entente.memo.sung', 'uk',"
                    + " 'entente_memos', 'looks', '')");
            fr.update("insert into raw_mail (id, account, state, reason, sha256, size, parts, site_key, wrapped_key,"
                    + " settled_at) select gen_random_uuid(), 'looks', state, 'No list has this address: '"
                    + " || repeat('anticonstitutionnellement', 3), '', 1, 1, 'looks', '', now()"
                    + " from unnest(array['parked', 'parked', 'discarded']) state");
        }
    }

    @AfterAll
    static void leave() throws SQLException {
        ListLooks.leave(sites);
        NoticeLooks.leave(sites);
        ApplicationLooks.leave(sites);
        if (things != null) {
            try (var fr = new Sql(sites, "fr")) {
                fr.update("delete from parked where place = 'looks'");
                fr.update("delete from raw_mail where account = 'looks'");
                fr.update("delete from draft where author = ?", AUTHOR);
            }
        }
    }

    @Test
    void areWholeForAuthors() {
        look(AUTHOR, Looks.ofAuthor(things));
    }

    @Test
    void areWholeWhereThereIsNothing() {
        look(ALONE, Looks.ofReader());
    }

    @Test
    void areWholeForAdministrators() {
        look("fr-admin", Looks.ofAdmin(things));
    }

    @Test
    void areWholeForOwnersOfLists() {
        look(ListLooks.OWNER, ListLooks.ofOwner(things.lists()));
    }

    @Test
    void areWholeForHumanResources() {
        look(NoticeLooks.HR, NoticeLooks.ofHr(things.notices()));
    }

    @Test
    void areWholeForThoseWhoRecruit() {
        look(ApplicationLooks.READER, ApplicationLooks.all());
    }

    @Test
    void areWholeForGuests() {
        LOCALES.forEach((language, locale) -> {
            try (var guest = browser.guest(sites.site("fr").address(), locale, Browser.PHONE)) {
                Looks.ofGuest(things).forEach(look -> look(guest, language, look));
            }
            try (var guest = browser.guest(sites.site("fr").address(), locale, Browser.PHONE)) {
                ListLooks.ofGuest(things.lists()).forEach(look -> look(guest, language, look));
            }
            try (var guest = browser.guest(sites.site("fr").address(), locale, Browser.PHONE)) {
                NoticeLooks.ofGuest().forEach(look -> look(guest, language, look));
            }
        });
    }

    private static void look(String person, List<Look> looks) {
        try (var visit = browser.visit(sites, person, "fr-FR", Browser.PHONE, true)) {
            for (var language : List.of("en", "fr")) {
                speak(visit, language);
                looks.forEach(look -> look(visit, language, look));
            }
        }
    }

    private static void speak(Browser.Visit visit, String language) {
        var answer = visit.page
                .request()
                .post(
                        sites.site("fr").address().resolve("/language").toString(),
                        RequestOptions.create()
                                .setForm(FormData.create()
                                        .set("language", language)
                                        .set("back", "/profile")));
        assertEquals(200, answer.status(), answer.text());
    }

    private static void look(Browser.Visit visit, String language, Look look) {
        look.open().accept(visit);
        visit.page.waitForLoadState();
        assertTrue(look.isAt(visit.page.url()), look + " is at " + visit.page.url());
        // the held form is shown in the language of whoever has just signed in
        if (!look.template().equals("web/held")) {
            assertEquals(language, visit.page.locator("html").getAttribute("lang"), look.toString());
        }
        var name = look + " in " + language;
        visit.holds(name + " on a phone");
        if (look.main()) {
            visit.widen(Browser.DESKTOP);
            visit.holds(name);
            visit.enlarged(() -> visit.holds(name + " enlarged"));
            visit.widen(Browser.PHONE);
        }
    }
}
