package org.entente.story;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.entente.twosites.TwoSites;

/** The pages of applications, see {@link Looks}. */
final class ApplicationLooks {
    static final String READER = "fr-hr";
    private static final String LONG = "Anticonstitutionnellement".repeat(3);

    private ApplicationLooks() {}

    /** Two to look at, of which one is to be erased in each language, and one that nobody can read. */
    static void prepare(TwoSites sites) throws SQLException {
        var mail = new MailHand(sites);
        var sender = LONG.toLowerCase(java.util.Locale.ROOT) + "@elsewhere.example";
        for (int i = 0; i < 3; i++) {
            mail.send(
                    sender,
                    "From: " + LONG + " <" + sender + ">\nSubject: Looks " + LONG + "\nMIME-Version: 1.0\n"
                            + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n"
                            + "mot".repeat(60) + "\n--b\nContent-Type: application/pdf; name=\"CV " + LONG
                            + ".pdf\"\n\n%PDF-1.4 /OpenAction\n--b--\n",
                    "jobs@fr.example");
        }
        var api = Api.of(sites, READER);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> api.get("/api/applications?q=" + LONG)
                                .json()
                                .at("/items")
                                .size()
                        == 3);
        try (var fr = new Sql(sites, "fr")) {
            fr.update(
                    "update application set parsed = false, automatic = true, answer = 'unparsed', answered_at = null"
                            + " where id = ?::uuid",
                    api.get("/api/applications?q=" + LONG)
                            .json()
                            .at("/items/0/id")
                            .asText());
        }
    }

    static void leave(TwoSites sites) {
        var api = Api.of(sites, READER);
        api.get("/api/applications?q=" + LONG)
                .json()
                .at("/items")
                .forEach(each -> api.post(
                                "/api/applications/" + each.get("id").asText() + "/erasure",
                                java.util.Map.of("reason", "mistake"))
                        .expect(200));
    }

    static List<Look> all() {
        return List.of(
                Look.at("hr/applications", "/applications", "some", go("/applications?q=" + LONG)),
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
                Look.at("hr/erased", "/applications/{id}/erasure", "the certificate", visit -> {
                    open(visit, false);
                    visit.page.evaluate("document.querySelector('details.danger').open = true");
                    visit.page.locator("form[action$='/erasure'] button").click();
                    visit.page.waitForSelector("main dl");
                }));
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
