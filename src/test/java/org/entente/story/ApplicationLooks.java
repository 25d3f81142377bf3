package org.entente.story;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.entente.twosites.TwoSites;

/** The pages of applications, see {@link Looks}. */
final class ApplicationLooks {
    static final String READER = "fr-hr";
    private static final String ELSEWHERE = "uk-hr";
    private static final String LONG = "Anticonstitutionnellement".repeat(3);

    private ApplicationLooks() {}

    /**
     * Two to look at, of which one is to be erased in each language, and one that nobody can read; and one of head office
     * that is released to who looks.
     */
    static void prepare(TwoSites sites) throws SQLException {
        var mail = new MailHand(sites);
        var sender = LONG.toLowerCase(java.util.Locale.ROOT) + "@elsewhere.example";
        for (var jobs : List.of("jobs@uk.example", "jobs@fr.example", "jobs@fr.example", "jobs@fr.example")) {
            mail.send(
                    sender,
                    "From: " + LONG + " <" + sender + ">\nSubject: Looks " + LONG + "\nMIME-Version: 1.0\n"
                            + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n"
                            + "mot".repeat(60) + "\n--b\nContent-Type: application/pdf; name=\"CV " + LONG
                            + ".pdf\"\n\n%PDF-1.4 /OpenAction\n--b--\n",
                    jobs);
        }
        var api = Api.of(sites, READER);
        soon().until(() ->
                api.get("/api/applications?q=" + LONG).json().at("/items").size() == 3);
        var first = "/api/applications/"
                + api.get("/api/applications?q=" + LONG)
                        .json()
                        .at("/items/0/id")
                        .asText();
        api.put(first + "/consent", Map.of("how", "phone")).expect(200);
        api.put(first + "/hold", Map.of("reason", LONG)).expect(200);
        try (var fr = new Sql(sites, "fr")) {
            fr.update("insert into application_purge (started_at, ended_at, due)"
                    + " values (now() - interval '3 days', now(), 4711)");
            fr.update(
                    "insert into application_ask (token, application, asked_by) values ('looks', ?::uuid, 'looks')",
                    first.replaceFirst(".*/", ""));
            fr.update(
                    "update application set parsed = false, automatic = true, answer = 'unparsed', answered_at = null"
                            + " where id = ?::uuid",
                    api.get("/api/applications?q=" + LONG)
                            .json()
                            .at("/items/0/id")
                            .asText());
        }
        release(Api.of(sites, ELSEWHERE));
    }

    private static void release(Api elsewhere) {
        var found = "/api/applications?q=" + LONG;
        soon().until(() -> elsewhere.get(found).json().at("/items").size() > 0);
        var release = "/api/applications/"
                + elsewhere.get(found).json().at("/items/0/id").asText() + "/release";
        elsewhere.post(release, Map.of("person", READER, "purpose", LONG)).expect(201);
        soon().until(() ->
                elsewhere.get(release).json().at("/items/0/arrivedAt").isTextual());
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100));
    }

    static void leave(TwoSites sites) throws SQLException {
        try (var fr = new Sql(sites, "fr")) {
            fr.update("delete from application_purge where due = 4711");
            fr.update("delete from application_hold");
        }
        leave(Api.of(sites, READER));
        leave(Api.of(sites, ELSEWHERE));
    }

    private static void leave(Api api) {
        api.get("/api/applications?q=" + LONG)
                .json()
                .at("/items")
                .forEach(each -> api.post(
                                "/api/applications/" + each.get("id").asText() + "/erasure",
                                Map.of("reason", "mistake"))
                        .expect(200));
    }

    static List<Look> all() {
        return List.of(
                Look.at("hr/applications", "/applications", "some", go("/applications?q=" + LONG)),
                Look.at("hr/board", "/applications/board", "some", go("/applications/board?owner=none")),
                Look.at("hr/times", "/applications/times", "some", go("/applications/times")),
                Look.at(
                        "hr/reconciliation",
                        "/applications/reconciliation",
                        "one day",
                        go("/applications/reconciliation")),
                Look.at(
                        "hr/reconciliation",
                        "/applications/reconciliation",
                        "checked",
                        go("/applications/reconciliation?check=1")),
                Look.at("hr/application", "/applications/{id}", "one that is unread", visit -> open(visit, true)),
                Look.at("hr/application", "/applications/{id}/notes", "with a fault", visit -> {
                    visit.page.locator("form[action$='/notes'] button").click();
                    visit.page.waitForSelector("#fault-text");
                }),
                Look.at("hr/application", "/applications/{id}", "with a letter", visit -> open(visit, false)),
                Look.at("hr/release", "/applications/{id}/release", "to nobody", visit -> {
                    visit.page.locator("a[href$='/release']").click();
                    visit.page.waitForSelector("#purpose");
                }),
                Look.at("hr/release", "/applications/{id}/release", "with a fault", visit -> release(visit, "nobody")),
                Look.at("hr/release", "/applications/{id}/release", "to somebody", visit -> {
                    release(visit, "uk-managing-director");
                    visit.page.waitForSelector("form[action$='/withdrawal']");
                }),
                Look.at("hr/releasedlist", "/released", "one", go("/released")),
                Look.at("hr/released", "/released/{id}", "with a letter", visit -> {
                    visit.page.locator("main a.item-title").first().click();
                    visit.page.waitForSelector("#letter");
                }),
                Look.at("hr/keeping", "/applications/{id}/hold", "with a fault", visit -> {
                    open(visit, false);
                    visit.page.locator("main a[href$='/keeping']").click();
                    visit.page.locator("form[action$='/hold'] button").click();
                    visit.page.waitForSelector("#fault-reason");
                }),
                Look.at("hr/keeping", "/applications/{id}/keeping", "on hold, with consent", visit -> {
                    open(visit, true);
                    visit.page.locator("main a[href$='/keeping']").click();
                    visit.page.waitForSelector("form[action$='/hold/end']");
                }),
                Look.at("hr/retention", "/applications/retention", "with the clock in doubt", visit -> {
                    visit.go("/applications/retention");
                    visit.page.locator("#reason").fill(" ");
                    visit.page.locator("main form button").click();
                    visit.page.waitForSelector("#fault-reason");
                }),
                Look.at("hr/letter", "/applications/{id}/letter", "empty", visit -> {
                    open(visit, false);
                    visit.page.locator("a[href$='kind=invitation']").click();
                    visit.page.waitForSelector("#date");
                }),
                Look.at("hr/letter", "/applications/{id}/letter", "with faults", visit -> {
                    visit.page.evaluate("document.getElementById('letter').noValidate = true");
                    visit.page.fill("#minutes", "1");
                    visit.page.locator("main button[name='preview']").click();
                    visit.page.waitForSelector(".trouble");
                }),
                Look.at("hr/letter", "/applications/{id}/letter", "as it will be sent", visit -> {
                    visit.page.fill("#minutes", "30");
                    visit.page.fill("#date", "2031-11-12");
                    visit.page.fill("#time", "10:00");
                    visit.page.fill("#place", "https://" + LONG + ".example/" + LONG);
                    visit.page.locator("main button[name='preview']").click();
                    visit.page.waitForSelector("#preview");
                }),
                Look.at("hr/application", "/applications/{id}", "with an interview", visit -> {
                    visit.page.locator("main button[name='send']").click();
                    visit.page.waitForSelector("#interviews");
                }),
                Look.at("hr/interviews", "/applications/interviews", "some", go("/applications/interviews")),
                Look.at("hr/letters", "/applications/letters", "all", go("/applications/letters")),
                Look.at(
                        "hr/lettertemplate",
                        "/applications/letters/{template}",
                        "as it is brought",
                        go("/applications/letters/others")),
                Look.at("hr/erased", "/applications/{id}/certificate", "one site has not confirmed yet", visit -> {
                    open(visit, false);
                    visit.page.evaluate("document.querySelector('details.danger').open = true");
                    visit.page.locator("form[action$='/erasure'] button").click();
                    visit.page.waitForSelector("main dl");
                }),
                Look.at("hr/erased", "/applications/{id}/certificate", "at its address", visit -> {
                    visit.page.locator("main a[href$='/certificate']").click();
                    visit.page.waitForURL(url -> url.endsWith("/certificate"));
                }));
    }

    private static void release(Browser.Visit visit, String person) {
        visit.page.locator("#person").fill(person);
        visit.page.locator("#purpose").fill(LONG);
        visit.page.locator("main form button.btn-primary").click();
        visit.page.waitForLoadState();
    }

    private static void open(Browser.Visit visit, boolean newest) {
        visit.go("/applications?q=" + LONG);
        var found = visit.page.locator("main a.item-title");
        (newest ? found.first() : found.last()).click();
        visit.page.waitForURL(url -> url.matches(".*/applications/[0-9a-f-]{36}"));
    }

    private static Consumer<Browser.Visit> go(String path) {
        return visit -> visit.go(path);
    }
}
