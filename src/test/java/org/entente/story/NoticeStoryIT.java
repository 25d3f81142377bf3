package org.entente.story;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** HR writes at one site, everybody reads at both, and the world applies without a sign-in. */
class NoticeStoryIT extends BrowserStory {
    private static final Duration SOON = Duration.ofSeconds(30);

    private static Api hr;
    private static Api elsewhere;

    @BeforeAll
    static void start() {
        hr = Api.of(sites, "fr-hr");
        elsewhere = Api.of(sites, "uk-finance-director");
    }

    @AfterEach
    void mend() {
        sites.mend();
    }

    private static Map<String, Object> opening(String title) {
        var opening = new HashMap<String, Object>();
        opening.put("kind", "opening");
        opening.put(
                "texts",
                Map.of(
                        "en", Map.of("title", title, "body", "Sell.\n\nWell."),
                        "fr", Map.of("title", title + " été", "body", "Vendre.")));
        opening.put("place", "Lyon");
        opening.put("contract", "fixed-term");
        opening.put("manager", "fr-sales-manager");
        return opening;
    }

    private static String unique() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private static String main(Browser.Visit visit) {
        return visit.page.locator("main").innerText();
    }

    @Test
    void isWrittenInBothLanguagesAndReadAtTheOtherSite() {
        var title = "Story " + unique();
        try (var writer = browser.visit(sites, "fr-hr", "fr-FR", Browser.DESKTOP, false)) {
            writer.go("/notices");
            writer.page.locator("a[href='/notices/new']").click();
            writer.page.locator("[id='title.fr']").fill(title + " été");
            writer.page.locator("[id='body.fr']").fill("Vendre.");
            writer.page.locator("#place").fill("Lyon");
            writer.page.locator("#manager").fill("fr-sales-manager");
            writer.page.locator("#closesAt").fill("2031-03-01T18:00");
            writer.page
                    .locator("#file")
                    .setInputFiles(new FilePayload("fiche.txt", "text/plain", "12".getBytes(StandardCharsets.UTF_8)));
            writer.page.locator("button.publish").click();
            assertTrue(main(writer).contains("Le titre anglais manque"), main(writer));
            assertEquals("Vendre.", writer.page.locator("[id='body.fr']").inputValue());
            writer.page.locator("[id='title.en']").fill(title);
            writer.page.locator("[id='body.en']").fill("Sell.\n\nWell.");
            writer.page.locator("button.publish").click();
            assertTrue(writer.page.locator(".notice").textContent().startsWith("Publié"), main(writer));
            assertTrue(main(writer).contains("Benoît Garnier"), main(writer));
            assertTrue(main(writer).contains("18:00"), main(writer));
            var id = writer.page.url().replaceAll(".*/notices/([^?]*).*", "$1");
            var made = hr.get("/api/notices/" + id).expect(200).json();
            assertTrue(made.get("reference").asText().matches("FR-20\\d\\d-\\d{3,}"), made.toString());
            assertEquals(
                    "jobs+" + made.get("reference").asText() + "@fr.example",
                    made.get("address").asText());
            assertEquals("2031-03-01T17:00:00Z", made.get("closesAt").asText());

            await().atMost(SOON)
                    .until(() -> elsewhere
                            .get("/api/notices/" + id)
                            .json()
                            .at("/files/0/state")
                            .asText()
                            .equals("arrived"));
            try (var reader = browser.visit(sites, "uk-finance-director", "en-GB", Browser.PHONE, false)) {
                reader.go("/notices?kind=opening&site=fr");
                reader.page.locator("a[href='/notices/" + id + "']").click();
                assertTrue(main(reader).contains("17:00"), main(reader));
                assertTrue(main(reader).contains("Sell."), main(reader));
                assertEquals(0, reader.page.locator("a[href$='/edit']").count());
                var file = reader.page.locator("a.file-name").getAttribute("href");
                assertEquals("12", reader.fetch(file));
            }
            writer.go("/notices/" + id + "/edit");
            writer.page.locator("#place").fill("Nantes");
            hr.put("/api/notices/" + id, opening(title), "If-Match", "\"1\"").expect(200);
            writer.page.locator("button.publish").click();
            assertTrue(main(writer).contains("Quelqu’un a modifié cet avis"), main(writer));
            assertEquals("Nantes", writer.page.locator("#place").inputValue());
            writer.page.locator("button.publish").click();
            assertTrue(main(writer).contains("Nantes"), main(writer));
        }
    }

    @Test
    void isChangedAndTakenBackWhileTheLinkIsCut() {
        var text = Map.of("title", "Canteen " + unique(), "body", "Open.");
        var notice =
                new HashMap<String, Object>(Map.of("kind", "announcement", "texts", Map.of("en", text, "fr", text)));
        var id = hr.post("/api/notices", notice).expect(201).json().get("id").asText();
        var path = "/api/notices/" + id;
        await().atMost(SOON).until(() -> elsewhere.get(path).status() == 200);
        elsewhere.post(path + "/withdrawal").expect(403);
        Api.of(sites, "uk-hr").post(path + "/withdrawal").expect(409);
        hr.put(path, notice).expect(428);
        hr.put(path, notice, "If-Match", "\"7\"").expect(412);

        sites.link().cut();
        notice.put("closesAt", Instant.now().plusSeconds(3_600).toString());
        hr.put(path, notice, "If-Match", "\"1\"").expect(200);
        var withdrawn = hr.post(path + "/withdrawal").expect(200).json();
        assertEquals("withdrawn", withdrawn.get("state").asText());
        assertEquals("current", elsewhere.get(path).json().get("state").asText());
        sites.link().restore();

        await().atMost(SOON)
                .until(() -> elsewhere.get(path).json().get("state").asText().equals("withdrawn"));
        assertEquals(3, elsewhere.get(path).json().get("version").asInt());
        assertFalse(elsewhere.get(path).text().contains("Open."));
        assertFalse(elsewhere.get("/api/notices?state=current").text().contains(id));
        assertTrue(elsewhere.get("/api/notices?state=past").text().contains(id));
        hr.put(path, notice, "If-Match", "\"3\"").expect(409);
    }

    @Test
    void takesApplicationsFromTheWorldAsMail() throws Exception {
        var reference = "FR-STORY-" + unique().toUpperCase(java.util.Locale.ROOT);
        var notice = opening("Open to the world");
        notice.put("reference", reference);
        notice.put("attachments", List.of(hr.upload("Fiche de poste.png", Drawing.plan())));
        var id = hr.post("/api/notices", notice).expect(201).json().get("id").asText();
        hr.post("/api/notices", notice).expect(409);
        try (var guest = browser.guest(sites.site("fr").address(), "fr-FR", Browser.PHONE)) {
            guest.go("/jobs");
            guest.page.locator("a[href^='/jobs/" + reference + "']").click();
            guest.page.locator(".reader a").click();
            assertEquals("Open to the world", guest.page.locator("h1").textContent());
            guest.page.locator("a.btn-primary").click();
            guest.page.locator("#name").fill("Zoë D'Août");
            guest.page.locator("#email").fill("zoe@outside.example");
            guest.page.locator("#letter").fill("I sell.");
            guest.page
                    .locator("#file")
                    .setInputFiles(new FilePayload("cv.pdf", "application/pdf", new byte[11_000_000]));
            guest.page.locator("button[name=send]").click();
            assertTrue(main(guest).contains("“cv.pdf” was not taken"), main(guest));
            assertEquals("I sell.", guest.page.locator("#letter").inputValue());
            guest.page.locator(".reader button[name=language]").click();
            assertEquals("I sell.", guest.page.locator("#letter").inputValue());
            assertEquals("fr", guest.page.locator("html").getAttribute("lang"));
            guest.page
                    .locator("#file")
                    .setInputFiles(
                            new FilePayload("cv.pdf", "application/pdf", "%PDF-".getBytes(StandardCharsets.UTF_8)));
            guest.page.evaluate("document.getElementsByName('began')[0].value = 1; website.value = 'spam'");
            guest.page.locator("button[name=send]").click();
            assertTrue(main(guest).contains("veuillez renvoyer"), main(guest));
            assertEquals("I sell.", guest.page.locator("#letter").inputValue());
            try (var fr = new Sql(sites, "fr")) {
                var before = fr.text("select count(*) from raw_mail where account = 'jobs'");
                guest.page.locator("button[name=send]").click();
                assertEquals("Merci", guest.page.locator("h1").textContent());
                assertTrue(main(guest).contains(reference), main(guest));
                assertEquals(
                        Integer.parseInt(before) + 1,
                        Integer.parseInt(fr.text("select count(*) from raw_mail where account = 'jobs'")));
            }
            assertEquals(List.of(), guest.page.context().cookies());
        }
        var page = read("/jobs/" + reference + "?lang=en");
        assertEquals(200, page.statusCode());
        assertFalse(page.body().contains("<script"), page.body());
        for (var address : page.body().split("(href|src)=\"")) {
            assertTrue(address.startsWith("/jobs") || !address.startsWith("/"), address);
        }
        var style = page.body().replaceAll("(?s).*href=\"(/jobs/style/static/entente.css[^\"]*)\".*", "$1");
        assertEquals(
                "text/css",
                read(style).headers().firstValue("Content-Type").orElse("").replaceAll(";.*", ""));
        assertEquals(404, read("/jobs/style/static/entente.js").statusCode());

        var saved = page.body().replaceAll("(?s).*href=\"(/jobs/[^\"]+/files/[^\"]+)\".*", "$1");
        var file = read(saved);
        assertEquals(200, file.statusCode(), saved);
        assertTrue(file.headers().firstValue("Content-Disposition").orElse("").startsWith("attachment"));
        assertEquals(
                "nosniff", file.headers().firstValue("X-Content-Type-Options").orElse(""));
        assertTrue(
                file.headers().firstValue("Content-Security-Policy").orElse("").contains("sandbox"));
        var unknown = hr.upload("Not on it.txt", "no".getBytes(StandardCharsets.UTF_8));
        assertEquals(404, read("/jobs/" + reference + "/files/" + unknown).statusCode());

        hr.post("/api/notices/" + id + "/withdrawal").expect(200);
        assertEquals(404, read(saved).statusCode());
        assertEquals(404, read("/jobs/" + reference).statusCode());
        assertEquals(404, read("/jobs/" + reference + "/application").statusCode());
    }

    private static HttpResponse<String> read(String path) throws Exception {
        return Api.send(
                HttpRequest.newBuilder(URI.create(
                                sites.site("fr").address().resolve(path).toString()))
                        .GET(),
                HttpResponse.BodyHandlers.ofString());
    }
}
