package org.entente.story;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.entente.twosites.TwoSites;

/** The pages of lists, see {@link Looks}. */
final class ListLooks {
    static final String OWNER = "fr-list-manager";
    private static final String LIST = "looks-regards";

    private ListLooks() {}

    /** @param leave the secret of a member */
    record Things(String post, String leave) {
        static final Things NONE = new Things("", "");
    }

    /** A list of which everything is long and something waits. */
    static Things prepare(TwoSites sites) throws SQLException {
        var owner = Api.of(sites, OWNER);
        var long60 = "Anticonstitutionnellement".repeat(3);
        if (owner.get("/api/lists/" + LIST).status() == 404) {
            owner.post(
                            "/api/lists",
                            Map.of(
                                    "name",
                                    LIST,
                                    "titles",
                                    Map.of("en", "Looks " + long60, "fr", "Regards " + long60),
                                    "sites",
                                    List.of("fr"),
                                    "subscription",
                                    "owner"))
                    .expect(201);
        }
        var path = "/api/lists/" + LIST;
        owner.put(path + "/members/fr-list-manager@fr.example", Map.of()).expect(201);
        owner.put(path + "/members/looks@outside.example", Map.of("name", long60))
                .expect(201);
        var file = owner.upload("Plan d'août " + long60 + ".png", Drawing.plan());
        var text = "Voir https://intranet.example/" + "chemin".repeat(20) + "\n\n> " + "cité ".repeat(60)
                + "\n> 2\n> 3\n> 4\n\nFin";
        var post = owner.post(
                        path + "/posts", Map.of("subject", long60 + " été", "text", text, "attachments", List.of(file)))
                .expect(201)
                .json()
                .get("id")
                .asText();
        owner.post(path + "/posts", Map.of("subject", "Re: " + long60, "text", "Oui", "inReplyTo", post))
                .expect(201);
        Api.of(sites, "fr-hr")
                .post(path + "/posts", Map.of("subject", "Attend " + long60, "text", "mot".repeat(80)))
                .expect(202);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> owner.get("/api/posts/" + post).text().contains("\"distributed\""));
        try (var fr = new Sql(sites, "fr")) {
            fr.update(
                    "insert into list_joining (list, address, name, language) values (?, ?, ?, 'fr')"
                            + " on conflict do nothing",
                    LIST,
                    "asks@outside.example",
                    long60);
            fr.update(
                    "update list_member set bounces = 3, suspended_at = now(), bounced_at = now(), bounce = ? where list = ?",
                    "5.1.1 <" + long60 + "@outside.example>: Recipient address rejected: User unknown",
                    LIST);
            return new Things(
                    post, fr.text("select token::text from list_member where list = ? and person is null", LIST));
        }
    }

    static void leave(TwoSites sites) throws SQLException {
        try (var fr = new Sql(sites, "fr")) {
            fr.update("delete from list_member where list = ?", LIST);
            fr.update("delete from list_joining where list = ?", LIST);
            fr.update("delete from list_held where list = ?", LIST);
            fr.update("delete from mailing_list where name = ?", LIST);
        }
    }

    static List<Look> ofOwner(Things things) {
        var list = "/lists/" + LIST;
        var post = "/posts/" + things.post();
        return List.of(
                Look.at("mailinglist/lists", "/lists", "one suspended, something waits", go("/lists")),
                Look.at("mailinglist/list", "/lists/{list}", "with posts", go(list)),
                Look.at("mailinglist/found", "/posts", "found", go("/posts?q=ete")),
                Look.at("mailinglist/post", "/posts/{id}", "with an answer", go(post)),
                Look.at("mailinglist/deliveries", "/posts/{id}/deliveries", "some", go(post + "/deliveries")),
                Look.at("mailinglist/write", "/lists/{list}/write", "with faults", visit -> {
                    visit.go(list + "/write");
                    visit.page.locator("button.publish").click();
                    visit.page.waitForSelector(".trouble");
                    visit.page.locator("#text").fill("");
                }),
                Look.at("mailinglist/settings", "/lists/{list}/settings", "as they are", go(list + "/settings")),
                Look.at("mailinglist/settings", "/lists/new", "with faults", visit -> {
                    visit.go("/lists/new");
                    visit.page.locator("main form.compose .actions button").click();
                    visit.page.waitForSelector(".trouble");
                }),
                Look.at("mailinglist/members", "/lists/{list}/members", "suspended, asking", go(list + "/members")),
                Look.at("mailinglist/imported", "/lists/{list}/members/import", "a bad line", visit -> {
                    visit.go(list + "/members");
                    visit.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
                    visit.page
                            .locator("#file")
                            .setInputFiles(new FilePayload(
                                    "m.csv", "text/csv", "address\nnobody\n".getBytes(StandardCharsets.UTF_8)));
                    visit.page.locator("form[action$='/import'] button").click();
                    visit.page.waitForSelector("h1 ~ table");
                }),
                Look.at("mailinglist/held", "/lists/{list}/held", "one waits", go(list + "/held")));
    }

    static List<Look> ofGuest(Things things) {
        return List.of(
                Look.at("mailinglist/confirm", "/lists/confirm/{token}", "unknown", go("/lists/confirm/none")),
                Look.at("mailinglist/leave", "/lists/leave/{token}", "asks", go("/lists/leave/" + things.leave())));
    }

    private static Consumer<Browser.Visit> go(String path) {
        return visit -> visit.go(path);
    }
}
