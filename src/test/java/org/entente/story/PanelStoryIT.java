package org.entente.story;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.entente.panel.SampleReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A panel company mails its reports in France; they are read there once, and known, drawn and told at both sites. */
class PanelStoryIT extends BrowserStory {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String LIST = "panel-floorcare";
    private static final String PANEL = "/panels/" + LIST;
    private static final String HAND = "panel-hand";
    private static final String DIRECTOR = "uk-managing-director";

    private static MailHand mail;
    private static Api owner;
    private static Api uk;

    @BeforeAll
    static void report() {
        mail = new MailHand(sites);
        owner = Api.of(sites, "fr-list-manager");
        uk = Api.of(sites, DIRECTOR);
        send("Panel sols P10", "panel-sols-2026-P10.csv", SampleReport.csv(10));
        read(LIST, "Panel sols P10");
        send("Panel sols P11", "panel-sols-2026-P11.xlsx", SampleReport.xlsx(11));
        read(LIST, "Panel sols P11");
    }

    private static void send(String subject, String name, byte[] file) {
        send(LIST, subject, name, file);
    }

    private static void send(String list, String subject, String name, byte[] file) {
        mail.send(
                "panel@panel.example",
                """
                From: Panel <panel@panel.example>
                To: %s@fr.example
                Subject: %s
                Message-ID: <%s@panel.example>
                Date: Tue, 24 Nov 2026 09:12:00 +0100
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain; charset=UTF-8

                Bonjour, voici le rapport.
                --b
                Content-Type: application/octet-stream
                Content-Disposition: attachment; filename="%s"
                Content-Transfer-Encoding: base64

                %s
                --b--
                """.formatted(
                                list,
                                subject,
                                subject.replace(' ', '-'),
                                name,
                                Base64.getMimeEncoder().encodeToString(file)),
                list + "@fr.example");
    }

    /** Empty until it is there; the list itself may have to cross first. */
    private static JsonNode release(String list, String subject) {
        for (var release : uk.get("/api/panels/" + list + "/releases").json().path("items")) {
            if (release.get("subject").asText().equals(subject)) {
                return release;
            }
        }
        return Api.JSON.createObjectNode();
    }

    private static JsonNode read(String list, String subject) {
        await().atMost(SOON)
                .until(() -> release(list, subject).path("state").asText().equals("read"));
        return release(list, subject);
    }

    private static JsonNode figures(String list, String query) {
        return uk.get("/api/panels/" + list + "/figures?" + query).expect(200).json();
    }

    private static JsonNode figures(Api reader, String query) {
        return reader.get("/api" + PANEL + "/figures?" + query).expect(200).json();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void isOnTheScreenInTheUnitedKingdomWithItsFigures() {
        var release = release(LIST, "Panel sols P11");
        assertEquals("automatic", release.get("how").asText());
        assertEquals(3 * 7 * 13 * 8, release.get("figures").asInt());
        assertEquals("2026-P11", release.get("newest").asText());
        var query = "market=" + encoded("France entière") + "&product=Velto&fact=value_share&from=2026-P10";
        for (var reader : List.of(uk, owner)) {
            var items = figures(reader, query).get("items");
            assertEquals(2, items.size(), items.toString());
            assertEquals("2026-P10", items.get(0).get("period").asText());
            assertEquals("%", items.get(0).get("unit").asText());
            assertTrue(items.get(0).get("restated").asBoolean(), items.toString());
            assertFalse(items.get(1).get("restated").asBoolean(), items.toString());
        }
        var before = figures(
                uk,
                query + "&asOf="
                        + release(LIST, "Panel sols P10").get("knownAt").asText());
        assertEquals(1, before.get("items").size());
        assertFalse(before.get("items").get(0).get("restated").asBoolean());
        uk.get("/api" + PANEL + "/figures?limit=5001").expect(400);
        uk.get("/api" + PANEL + "/figures?from=hier").expect(400);
        Api.of(sites, "uk-hr").get("/api" + PANEL + "/figures").expect(403);

        for (var width : List.of(Browser.DESKTOP, Browser.PHONE)) {
            try (var visit = browser.visit(sites, DIRECTOR, "en-GB", width, true)) {
                visit.go(PANEL);
                visit.page.waitForSelector(".chart canvas");
                visit.holds("panel");
                assertEquals(3, visit.page.locator(".chart canvas").count());
                assertTrue(visit.page.locator(".headlines li").count() >= 3);
                var text = visit.page.locator("main").textContent();
                assertTrue(text.contains("Velto: value share P10 2026 restated"), text);
            }
        }
        try (var visit = browser.visit(sites, "fr-general-director", "fr-FR", Browser.PHONE, false)) {
            visit.go(PANEL + "?fact=average_price&product=Velto");
            assertTrue(visit.page.locator("main").textContent().contains("Prix moyen dans le temps"));
            var csv = visit.fetch(PANEL + "/figures.csv?product=Velto&fact=value_share");
            assertTrue(csv.contains("France entière;Velto;Part de marché valeur;2026-P11;"), csv.substring(0, 200));
        }
    }

    @Test
    void isInEachMembersMailboxInTheirLanguage() throws Exception {
        var english = parts(mail.await(DIRECTOR + "@uk.example", "Panel sols P11"));
        var french = parts(mail.await("fr-general-director@fr.example", "Panel sols P11"));

        var text = text(english, "text/plain");
        assertTrue(text.contains("leads in P11 2026: value share"), text);
        assertTrue(text.contains("Bonjour, voici le rapport."), text);
        assertTrue(text(french, "text/plain").contains("est en tête en P11 2026"), text(french, "text/plain"));
        var html = text(english, "text/html");
        assertTrue(html.contains("cid:") && html.contains("alt=\"") && html.contains("<table"), html);
        var picture = english.stream()
                .filter(part -> is(part, "image/png"))
                .findFirst()
                .orElseThrow();
        var octets = picture.getInputStream().readAllBytes();
        assertTrue(octets.length > 5_000 && octets.length < 60_000, "octets: " + octets.length);
        assertTrue(english.stream().anyMatch(part -> name(part).equals("panel-sols-2026-P11.xlsx")));
    }

    @Test
    void isReadByHandWhereItIsNotUnderstoodAndRememberedThen() throws Exception {
        var file = "Point de vente;Réf;P12 2026\r\nFrance entière;Velto;25,1\r\nFrance entière;=Nova;4,9\r\n";
        owner.post(
                        "/api/lists",
                        Map.of(
                                "name",
                                HAND,
                                "kind",
                                "panel",
                                "titles",
                                Map.of("fr", "À la main"),
                                "sites",
                                List.of("fr", "uk"),
                                "standing",
                                Map.of("roles", List.of("director")),
                                "posting",
                                "senders",
                                "senders",
                                List.of("@panel.example")))
                .expect(201);
        send(HAND, "Panel by hand", "parts.csv", file.getBytes(StandardCharsets.UTF_8));
        await().atMost(SOON)
                .until(() ->
                        release(HAND, "Panel by hand").path("state").asText().equals("open"));
        var told = text(parts(mail.await(DIRECTOR + "@uk.example", "Panel by hand")), "text/plain");
        assertTrue(told.startsWith("Figures not read."), told);

        try (var visit = browser.visit(sites, "fr-list-manager", "fr-FR", Browser.PHONE, false)) {
            visit.go("/panels/" + HAND + "/mapping");
            var form = visit.page.locator("form.sheet").first();
            form.locator("select[name=role-0]").selectOption("market");
            form.locator("select[name=role-1]").selectOption("product");
            form.locator("select[name=role-2]").selectOption("value");
            form.locator("input[name=fact]").fill("value_share");
            form.locator("button").click();
            assertTrue(visit.page.url().endsWith("/panels/" + HAND + "?notice=panel.read"), visit.page.url());
        }
        assertEquals("mapping", read(HAND, "Panel by hand").get("how").asText());
        var nova = figures(HAND, "product=" + encoded("=Nova"));
        assertEquals(4.9, nova.at("/items/0/value").asDouble());
        assertEquals(
                "value_share",
                owner.get("/api/panels/" + HAND + "/mapping")
                        .expect(200)
                        .json()
                        .at("/layouts/0/mapping/fact")
                        .asText());

        // the next one of that make is read at once
        send(HAND, "Panel by itself", "parts.csv", file.replace("P12", "P13").getBytes(StandardCharsets.UTF_8));
        assertEquals("mapping", read(HAND, "Panel by itself").get("how").asText());

        // no cell of an export is a formula
        try (var visit = browser.visit(sites, DIRECTOR, "en-GB", Browser.DESKTOP, true)) {
            assertTrue(visit.fetch("/panels/" + HAND + "/figures.csv?product=" + encoded("=Nova"))
                    .contains(",'=Nova,"));
            var book = visit.page
                    .request()
                    .get(sites.siteOf(DIRECTOR)
                            .address()
                            .resolve("/panels/" + HAND + "/figures.xlsx?product=" + encoded("=Nova"))
                            .toString())
                    .body();
            try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(book))) {
                assertEquals("'=Nova", workbook.getFirstSheet().read().get(1).getCellText(1));
            }
        }
    }

    @Test
    void isExpectedAndCallsAtBothSites() {
        try (var visit = browser.visit(sites, "fr-list-manager", "fr-FR", Browser.DESKTOP, true)) {
            visit.go(PANEL + "/settings");
            visit.holds("settings");
            visit.page.locator("#expected").fill("P09 2027");
            visit.page.locator("#due").fill(LocalDate.now().minusDays(2).toString());
            visit.page.locator("#fact-0").selectOption("value_share");
            visit.page.locator("#product-0").fill("Aerix");
            visit.page.locator("#below-0").fill("99,5");
            visit.page.locator("form.sheet > button").click();
            visit.page.waitForURL("**notice=panel.decided");
        }
        try (var visit = browser.visit(sites, DIRECTOR, "en-GB", Browser.DESKTOP, true)) {
            await().atMost(SOON).until(() -> {
                visit.go(PANEL);
                return visit.page.locator(".expected").count() == 1;
            });
            var main = visit.page.locator("main").textContent();
            assertTrue(main.contains("P09 2027 expected") && main.contains("not arrived"), main);
        }
    }

    private static List<Part> parts(Part message) throws MessagingException, IOException {
        var parts = new ArrayList<Part>();
        if (message.getContent() instanceof Multipart many) {
            for (int i = 0; i < many.getCount(); i++) {
                BodyPart part = many.getBodyPart(i);
                parts.addAll(parts(part));
            }
        } else {
            parts.add(message);
        }
        return parts;
    }

    private static String text(List<Part> parts, String type) throws MessagingException, IOException {
        return parts.stream()
                .filter(part -> is(part, type))
                .findFirst()
                .orElseThrow()
                .getContent()
                .toString();
    }

    private static boolean is(Part part, String type) {
        try {
            return part.isMimeType(type);
        } catch (MessagingException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static String name(Part part) {
        try {
            return String.valueOf(part.getFileName());
        } catch (MessagingException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
