package org.entente.story;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import jakarta.mail.Multipart;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People write to lists, owners decide, members leave with one click; in mail programs and on pages, at both sites. */
class ListPagesStoryIT extends BrowserStory {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern LEAVE = Pattern.compile("<(https?://[^>]+/lists/leave/[^>]+)>");

    private static final Pattern CONFIRM = Pattern.compile("https?://\\S+/lists/confirm/[0-9a-f]+");

    private static Api owner;
    private static MailHand mail;

    @BeforeAll
    static void start() throws SQLException {
        owner = Api.of(sites, "fr-list-manager");
        try (var fr = new Sql(sites, "fr")) {
            // whatever another story has chosen for them
            fr.update("update person set language = 'fr' where id in ('fr-list-manager', 'fr-hr')");
        }
        mail = new MailHand(sites);
    }

    /** A list of that name at home in fr, for both sites. */
    private static String open(String what, Map<String, Object> settings) {
        var name = "list-" + what + "-" + UUID.randomUUID().toString().substring(0, 6);
        var all = new java.util.HashMap<String, Object>(settings);
        all.put("name", name);
        all.put("titles", Map.of("en", "About " + name, "fr", "Sur " + name));
        owner.post("/api/lists", all).expect(201);
        return name;
    }

    private static Browser.Visit visit(String person, String language) {
        return browser.visit(sites, person, language, Browser.DESKTOP, false);
    }

    private static String main(Browser.Visit visit) {
        return visit.page.locator("main").innerText();
    }

    @Test
    void letsOwnersDecideAndMembersLeaveWithOneClick() throws Exception {
        var list = open("decide", Map.of("sites", List.of("fr"), "archive", "everyone"));
        owner.put("/api/lists/" + list + "/members/fr-finance-director@fr.example", Map.of("mode", "each"))
                .expect(201);
        try (var writer = visit("fr-hr", "fr-FR")) {
            writer.go("/lists/" + list + "/write");
            writer.page.locator("#text").fill("Les congés d'été se posent avant vendredi.");
            writer.page
                    .locator("#file")
                    .setInputFiles(new FilePayload("plan.txt", "text/plain", "12".getBytes(StandardCharsets.UTF_8)));
            writer.page.locator("button.publish").click();
            assertTrue(main(writer).contains("Rien n’est perdu"), main(writer));
            assertTrue(main(writer).contains("plan.txt"), main(writer));
            writer.page.locator("#subject").fill("Congés " + list);
            writer.page.locator("button.publish").click();
            assertTrue(writer.page.locator(".notice").textContent().contains("responsable le lit d’abord"));
        }
        mail.await("fr-list-manager@fr.example", list);
        try (var decides = visit("fr-list-manager", "fr-FR")) {
            decides.go("/lists");
            decides.page.locator("a[href='/lists/" + list + "/held']").click();
            var row = decides.page.locator("main li.item");
            assertTrue(row.textContent().contains("congés d'été"), row.textContent());
            row.locator("button[value=reject]").click();
            assertTrue(main(decides).contains("Dites pourquoi"), main(decides));
            decides.page.locator("main li.item button[value=accept]").click();
            assertTrue(main(decides).contains("Rien ne vous attend"), main(decides));
        }
        var got = mail.await("fr-finance-director@fr.example", "Congés " + list);
        var link = LEAVE.matcher(got.getHeader("List-Unsubscribe", null));
        assertTrue(link.find());
        assertEquals("List-Unsubscribe=One-Click", got.getHeader("List-Unsubscribe-Post", null));

        try (var reader = visit("fr-finance-director", "fr-FR")) {
            reader.go("/search?q=" + list);
            reader.page.locator("main a[href^='/posts?q=']").click();
            assertTrue(main(reader).contains("Congés " + list), main(reader));
            reader.go("/lists/" + list + "?q=conge");
            assertEquals(
                    "Congés", reader.page.locator("main li.item mark").first().textContent());
            reader.page.locator("main li.item a.item-title").click();
            assertTrue(main(reader).contains("plan.txt"), main(reader));
            var id = reader.page.url().replaceAll(".*/posts/", "");
            var frame = reader.page.request().get(reader.page.url() + "/html");
            assertTrue(frame.headers().get("content-security-policy").contains("sandbox"));
            assertTrue(reader.fetch("/posts/" + id + "/raw").contains("Subject: "));
            assertEquals(
                    403,
                    reader.page.request().get(reader.page.url() + "/deliveries").status());

            var looked = send(HttpRequest.newBuilder(URI.create(link.group(1))).GET());
            assertEquals(200, looked.statusCode());
            reader.go("/lists/" + list);
            assertEquals("each", reader.page.locator("select[name=mode]").inputValue());
            for (int i = 0; i < 2; i++) {
                var left = send(HttpRequest.newBuilder(URI.create(link.group(1)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", "https://mail.example")
                        .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click")));
                assertEquals(200, left.statusCode());
                assertEquals("", left.headers().firstValue("Set-Cookie").orElse(""));
            }
            reader.go("/lists/" + list);
            assertEquals(0, reader.page.locator("select[name=mode]").count());
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        return Api.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void suspendsWhomMailComesBackFromUntilAnOwnerResumes() {
        var list = open("bounce", Map.of("sites", List.of("fr")));
        owner.put("/api/lists/" + list + "/members/nobody@fr.example", Map.of()).expect(201);
        for (int posts = 1; posts <= 2; posts++) {
            owner.post("/api/lists/" + list + "/posts", Map.of("subject", "Post " + posts, "text", "x"))
                    .expect(201);
            int bounces = posts;
            await().atMost(SOON).until(() -> member(list).get("bounces").asInt() == bounces);
            assertEquals(bounces == 2, !member(list).get("suspendedAt").isNull());
        }
        mail.await("fr-list-manager@fr.example", list + "\u00a0: plus rien");
        try (var visit = visit("fr-list-manager", "fr-FR")) {
            visit.go("/lists/" + list + "/members?show=suspended");
            assertTrue(main(visit).contains("suspendu depuis"), main(visit));
            visit.page.locator("button[value=resume]").click();
            assertTrue(member(list).get("suspendedAt").isNull());
            assertEquals(0, member(list).get("bounces").asInt());
        }
    }

    private static com.fasterxml.jackson.databind.JsonNode member(String list) {
        return owner.get("/api/lists/" + list + "/members").expect(200).json().at("/items/0");
    }

    @Test
    void takesAPostFromTheOtherSiteAndTellsItsAuthorWhatWaits() {
        var list = open("across", Map.of("archive", "everyone", "standing", Map.of("departments", List.of("finance"))));
        var member = Api.of(sites, "uk-finance-director");
        await().atMost(SOON).until(() -> member.get("/api/lists/" + list).status() == 200);
        try (var writer = visit("uk-finance-director", "en-GB")) {
            writer.go("/lists/" + list + "/write");
            writer.page.locator("#subject").fill("Budget " + list);
            writer.page.locator("#text").fill("See you in Paris.");
            // as a form that is pressed twice arrives twice
            writer.page
                    .request()
                    .post(
                            writer.page.url(),
                            RequestOptions.create()
                                    .setMultipart(FormData.create()
                                            .set(
                                                    "request",
                                                    writer.page
                                                            .locator("input[name=request]")
                                                            .inputValue())
                                            .set("subject", "Budget " + list)
                                            .set("text", "See you in Paris.")));
            writer.page.locator("button.publish").click();
            assertTrue(writer.page.locator(".notice").textContent().contains("on its way"));
        }
        await().atMost(SOON)
                .until(() -> member.get("/api/lists/" + list + "/posts")
                        .expect(200)
                        .text()
                        .contains("Budget"));
        mail.await("uk-finance-director@uk.example", "Budget " + list);
        mail.await("fr-finance-director@fr.example", "Budget " + list);

        Api.of(sites, "uk-hr")
                .post("/api/lists/" + list + "/posts", Map.of("subject", "Stranger", "text", "May I?"))
                .expect(202);
        mail.await("uk-hr@uk.example", "Stranger");
        var held = owner.get("/api/lists/" + list + "/held").expect(200).json().at("/items");
        assertEquals(1, held.size());
        assertEquals("uk-hr@uk.example", held.at("/0/senderAddress").asText());
        var posts =
                owner.get("/api/lists/" + list + "/posts").expect(200).json().at("/items");
        assertEquals(1, posts.size(), "sent twice, posted once");
        try (var elsewhere = visit("uk-finance-director", "en-GB")) {
            assertEquals(403, elsewhere.go("/lists/" + list + "/settings").status());
        }
    }

    @Test
    void asksAnOwnerToJoinAndGetsOneMailADay() throws Exception {
        var list = open("daily", Map.of("sites", List.of("fr"), "subscription", "owner"));
        try (var asks = visit("fr-hr", "fr-FR")) {
            asks.go("/lists/" + list);
            asks.page.locator("form[action$=joining] button").click();
            assertTrue(main(asks).contains("Un responsable décide"), main(asks));
            try (var decides = visit("fr-list-manager", "fr-FR")) {
                decides.go("/lists/" + list + "/members");
                decides.page.locator("button[name=good]").click();
                var csv = decides.fetch("/lists/" + list + "/members.csv");
                assertTrue(csv.contains("fr-hr@fr.example"), csv);
            }
            asks.go("/lists/" + list);
            asks.page.locator("select[name=mode]").selectOption("digest");
            asks.page.locator("form[action$=mode] button").click();
        }
        for (var subject : List.of("First " + list, "Second " + list)) {
            owner.post("/api/lists/" + list + "/posts", Map.of("subject", subject, "text", "x"))
                    .expect(201);
        }
        try (var fr = new Sql(sites, "fr")) {
            await().atMost(SOON)
                    .until(() -> fr.text(
                                    "select count(*) from list_post where list = ? and distributed_at is not null",
                                    list)
                            .equals("2"));
            fr.update("update list_post set distributed_at = now() - interval '1 day' where list = ?", list);
            fr.update("update mailing_list set digested_at = now() - interval '3 days' where name = ?", list);
        }
        var digest = mail.await("fr-hr@fr.example", "Sur " + list + "\u00a0: 2 messages");
        var posts = (Multipart) ((Multipart) digest.getContent()).getBodyPart(1).getContent();
        assertEquals(2, posts.getCount());
        assertTrue(mail.read("fr-hr@fr.example", "First " + list).isEmpty());
        assertTrue(LEAVE.matcher(digest.getHeader("List-Unsubscribe", null)).find());
    }

    @Test
    void joinsByMailAndConfirmsOnThePage() throws Exception {
        var list = open("join", Map.of("sites", List.of("fr")));
        var address = "zoe-" + list + "@outside.example";
        mail.send(
                address,
                "From: Zo <" + address + ">\nTo: " + list + "-join@fr.example\nSubject: join\nMessage-ID: <" + list
                        + "@outside.example>\n\njoin\n",
                list + "-join@fr.example");
        var asked = mail.await("outside", list);
        var link = CONFIRM.matcher(String.valueOf(asked.getContent()));
        assertTrue(link.find());
        var looked = send(HttpRequest.newBuilder(URI.create(link.group())).GET());
        assertTrue(looked.statusCode() == 200 && looked.body().contains(address), looked.body());
        assertEquals(
                0,
                owner.get("/api/lists/" + list + "/members").json().get("items").size());
        var none = HttpRequest.BodyPublishers.noBody();
        assertEquals(
                200,
                send(HttpRequest.newBuilder(URI.create(link.group())).POST(none))
                        .statusCode());
        assertEquals(address, member(list).get("address").asText());
        assertEquals(
                404,
                send(HttpRequest.newBuilder(URI.create(link.group())).POST(none))
                        .statusCode());
    }

    @Test
    void holdsMailBackInQuietHours() throws SQLException {
        var list = open("quiet", Map.of("sites", List.of("fr")));
        owner.put("/api/lists/" + list + "/members/fr-hr@fr.example", Map.of()).expect(201);
        try (var fr = new Sql(sites, "fr")) {
            fr.update("update person set quiet_from = (now() at time zone zone - interval '1 hour')::time,"
                    + " quiet_to = (now() at time zone zone + interval '2 hours')::time where id = 'fr-hr'");
            try {
                owner.post("/api/lists/" + list + "/posts", Map.of("subject", "Later", "text", "x"))
                        .expect(201);
                await().atMost(SOON)
                        .until(() -> fr.text(
                                        "select state || ' ' || (next_at > now() + interval '90 minutes')"
                                                + " from mail_delivery d join outgoing_mail m on m.id = d.mail"
                                                + " where m.item like 'list/' || ? || '/%'",
                                        list)
                                .equals("waiting true"));
            } finally {
                fr.update("update person set quiet_from = null, quiet_to = null where id = 'fr-hr'");
            }
        }
    }

    @Test
    void keepsSettingsThatTwoOwnersChangeAtOnce() {
        var list = open("two", Map.of("sites", List.of("fr")));
        try (var visit = visit("fr-list-manager", "fr-FR")) {
            visit.go("/lists/" + list + "/settings");
            visit.page.locator("[id='titles.fr']").fill("Sur " + list + " (le mien)");
            owner.put("/api/lists/" + list, Map.of("titles", Map.of("fr", "Le leur")))
                    .expect(200);
            visit.page.locator("form.compose .actions button").click();
            assertTrue(main(visit).contains("Quelqu’un a changé"), main(visit));
            assertEquals(
                    "Sur " + list + " (le mien)",
                    visit.page.locator("[id='titles.fr']").inputValue());
            visit.page.locator("form.compose .actions button").click();
            assertTrue(visit.page.locator("h1").textContent().contains("(le mien)"));

            var closing = sites.site("fr")
                    .address()
                    .resolve("/lists/" + list + "/closing")
                    .toString();
            var unsure =
                    visit.page.request().post(closing, RequestOptions.create().setForm(FormData.create()));
            assertEquals(400, unsure.status());
            assertFalse(owner.get("/api/lists/" + list).text().contains("\"closedAt\":\""));
            visit.page
                    .request()
                    .post(
                            closing,
                            RequestOptions.create().setForm(FormData.create().set("sure", "yes")));
            assertTrue(owner.get("/api/lists/" + list).text().contains("\"closedAt\":\""));
            visit.go("/lists/" + list);
            assertTrue(main(visit).contains("a été fermée le"), main(visit));
        }
    }
}
