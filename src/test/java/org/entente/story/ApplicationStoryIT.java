package org.entente.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a candidate sends becomes one application, is answered once, is seen by few and can be erased. */
class ApplicationStoryIT extends BrowserStory {
    private static final String HR = "fr-hr";
    private static final String MANAGER = "fr-sales-manager";
    private static final String DIRECTOR = "uk-managing-director";
    private static final String REFERENCE = "FR-2026-001";

    private static Api hr;

    private final MailHand mail = new MailHand(sites);

    @BeforeAll
    static void begin() {
        hr = Api.of(sites, HR);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(100));
    }

    /** A word that nobody else uses, of letters alone. */
    private static String marker() {
        return "zq" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "x";
    }

    /** A letter with a CV in which the marker stands, as in the name, the address and the subject. */
    private void apply(String marker, String recipient, String words) {
        var sender = marker + "@candidates.example";
        mail.send(
                sender,
                "From: Jeanne " + marker + " <" + sender + ">\nTo: " + recipient + "\nSubject: Candidature " + marker
                        + "\nMessage-ID: <" + marker + "@candidates.example>\nMIME-Version: 1.0\n"
                        + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n"
                        + words + " " + marker + "\n06 12 34 56 78\n--b\n"
                        + "Content-Type: application/msword; name=\"CV " + marker + ".doc\"\n\n%PDF-1.4 /J#61vaScript "
                        + marker + "\n--b--\n",
                recipient);
    }

    private static JsonNode found(String marker) {
        return hr.get("/api/applications?q=" + marker).expect(200).json().get("items");
    }

    private static JsonNode only(String marker) {
        soon().until(() -> found(marker).size() == 1);
        return found(marker).get(0);
    }

    @Test
    void isOneApplicationAnsweredInItsLanguageAndSeenByFew() throws Exception {
        var marker = marker();
        apply(
                marker,
                "jobs+" + REFERENCE.toLowerCase(Locale.ROOT) + "@fr.example",
                "Madame, je vous adresse ma candidature pour le poste");
        var item = only(marker);
        assertEquals(REFERENCE, item.get("reference").asText());
        assertEquals("Jeanne " + marker, item.at("/candidate/name").asText());
        assertEquals("application/pdf", item.at("/files/0/type").asText());
        assertEquals("active", item.at("/files/0/flags/0").asText());
        var path = "/api/applications/" + item.get("id").asText();

        var detail = Api.of(sites, MANAGER).get(path).expect(200).json();
        assertEquals("06 12 34 56 78", detail.at("/candidate/phone").asText());
        assertEquals("fr", detail.get("language").asText());
        for (var other : List.of("fr-sales-director", "fr-admin", "fr-general-director")) {
            assertEquals(404, Api.of(sites, other).get(path).status(), other);
            assertEquals(404, Api.of(sites, other).get(path + "/raw").status(), other);
            assertEquals(404, Api.of(sites, other).get("/api/applications").status(), other);
        }
        assertEquals(404, Api.of(sites, "uk-hr").get(path).status());

        var corrected = hr.put(path, Map.of("phone", "06 99 88 77 66")).expect(200);
        assertEquals("06 99 88 77 66", corrected.json().at("/candidate/phone").asText());
        hr.put(path, Map.of("phone", ""), "If-Match", "\"0\"").expect(412);
        var asked = "/api/applications?limit=1&stage=received&notice="
                + item.get("notice").asText();
        var first = hr.get(asked).expect(200).json();
        if (!first.get("next").isNull()) {
            var next = hr.get(asked + "&after=" + first.get("next").asText()).expect(200);
            assertNotEquals(first.at("/items/0/id"), next.json().at("/items/0/id"));
        }
        assertEquals(404, hr.delete(path + "/release/1").status());

        var file = hr.get(path + "/files/" + item.at("/files/0/id").asText()).expect(200);
        assertTrue(file.header("Content-Disposition").startsWith("attachment"));
        assertEquals("nosniff", file.header("X-Content-Type-Options"));
        assertTrue(file.header("Content-Security-Policy").contains("sandbox"));
        assertTrue(file.text().startsWith("%PDF-1.4"), file.text());
        assertTrue(hr.get(path + "/raw").expect(200).text().contains("Message-ID: <" + marker));
        assertTrue(names(hr.get(path + "/export").expect(200).raw().body()).contains("application.json"));

        soon().until(() -> answers(marker).size() == 1);
        var answer = answers(marker).get(0);
        assertTrue(answer.getSubject().contains("bien arrivée"), answer.getSubject());
        assertEquals("auto-replied", answer.getHeader("Auto-Submitted")[0]);
        var reply = answer.getHeader("Reply-To")[0];
        mail.send(
                marker + "@candidates.example",
                "From: " + marker + "@candidates.example\nTo: " + reply + "\nSubject: Re: bien\n\nMerci " + marker
                        + "\n",
                reply);
        soon().until(() -> hr.get(path).json().get("messages").size() == 3);
        assertEquals(1, found(marker).size());

        var day = hr.get("/api/applications/reconciliation").expect(200).json();
        assertEquals(0, day.at("/items/0").required("missing").asLong(), day.toString());
        var today = day.at("/items/0/day").asText();
        var one = hr.get("/api/applications/reconciliation?notice="
                        + item.get("notice").asText() + "&day=" + today)
                .expect(200)
                .json()
                .get("items");
        assertEquals(1, one.size(), one.toString());
        assertEquals(0, one.get(0).required("unanswered").asLong(), one.toString());
        assertEquals("FR-2026-001", one.get(0).get("reference").asText());
        assertTrue(hr.get("/api/applications/audit")
                .expect(200)
                .json()
                .get("applications")
                .isEmpty());
        assertNothingLeaked(marker);
    }

    /** One is invited, accepts with a calendar and is hired; another one is refused in words that were changed. */
    @Test
    void goesFromTheAdvertisementToHired() throws Exception {
        var hired = marker();
        var refused = marker();
        for (var marker : List.of(hired, refused)) {
            apply(marker, "jobs+fr-2026-001@fr.example", "Madame, je vous adresse ma candidature pour le poste");
        }
        var path = "/applications/" + only(hired).get("id").asText();
        try (var visit = browser.visit(sites, HR, "fr-FR", Browser.PHONE, false)) {
            visit.go(path);
            stage(visit, "shortlisted");
            visit.page.locator("a[href$='kind=invitation']").click();
            visit.page.fill("#date", "2031-11-12");
            visit.page.fill("#time", "10:00");
            visit.page.fill("#place", "Salle 3");
            visit.page.locator("main button[name='preview']").click();
            var seen = visit.page.locator("section .source").textContent();
            assertTrue(seen.contains("mercredi 12 novembre 2031, 10:00 Paris / 09:00 Londres"), seen);
            visit.page.locator("main button[name='send']").click();
            assertEquals("Entretien", visit.page.locator("main .mark").first().textContent());

            soon().until(() -> answers(hired).size() == 2);
            accept(hired, answers(hired).get(1));
            soon().until(() ->
                    !hr.get("/api" + path).json().at("/interviews/0/answers").isEmpty());
            visit.go(path);
            var answer = visit.page.locator("ul.answers").textContent();
            assertTrue(answer.contains("Accepté par le candidat"), answer);
            assertTrue(visit.page.locator("#thread ~ ol").textContent().contains("Envoyé"));
            stage(visit, "offer");
            stage(visit, "hired");
            assertEquals("Embauche", visit.page.locator("main .mark").first().textContent());

            visit.go("/applications/" + only(refused).get("id").asText() + "/letter?kind=refusal");
            visit.page.fill("#text", "Bonjour, ce ne sera pas vous, " + refused);
            visit.page.locator("main button[name='preview']").click();
            visit.page.locator("main button[name='send']").click();
            assertEquals("Refusée", visit.page.locator("main .mark").first().textContent());
        }
        soon().until(() -> answers(refused).size() == 2);
        assertTrue(String.valueOf(answers(refused).get(1).getContent()).contains("ce ne sera pas vous, " + refused));
        assertNothingLeaked(hired);
    }

    private static void stage(Browser.Visit visit, String stage) {
        visit.page.selectOption("#stage", stage);
        visit.page.locator("form[action$='/stage'] button").click();
    }

    /** As the candidate's calendar does. */
    private void accept(String marker, MimeMessage invitation) throws Exception {
        var message = (MimeMultipart) invitation.getContent();
        var both = (MimeMultipart) message.getBodyPart(0).getContent();
        assertTrue(both.getBodyPart(1).getContentType().contains("method=REQUEST"));
        var calendar = new String(both.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .replace("\r\n ", "");
        var organizer = calendar.replaceAll("(?s).*\nORGANIZER[^:]*:mailto:(\\S+).*", "$1");
        mail.send(
                marker + "@candidates.example",
                "From: " + marker + "@candidates.example\nTo: " + organizer + "\nSubject: Accepté\nMIME-Version: 1.0\n"
                        + "Content-Type: text/calendar; charset=utf-8; method=REPLY\n\nBEGIN:VCALENDAR\nMETHOD:REPLY\n"
                        + "BEGIN:VEVENT\nUID:" + calendar.replaceAll("(?s).*\nUID:(\\S+).*", "$1")
                        + "\nSEQUENCE:0\nDTSTAMP:20301112T100200Z\nATTENDEE;PARTSTAT=ACCEPTED:mailto:" + marker
                        + "@candidates.example\nEND:VEVENT\nEND:VCALENDAR\n",
                organizer);
    }

    /** What the candidate got. */
    private List<MimeMessage> answers(String marker) throws MessagingException {
        var answers = new java.util.ArrayList<MimeMessage>();
        for (var message : mail.read("outside", "")) {
            if (String.valueOf(message.getHeader("To", " ")).contains(marker)) {
                answers.add(message);
            }
        }
        return answers;
    }

    private static List<String> names(byte[] archive) throws IOException {
        var names = new java.util.ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    /** In no table of head office, in no record of any broker, in no line that any part writes. */
    private static void assertNothingLeaked(String marker) throws Exception {
        assertEquals("", tablesWith("uk", marker));
        try (var files = Files.walk(sites.settings().root())) {
            var told = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*(?:/kafka|broker|/logs?/|\\.log).*"))
                    .filter(file -> contains(file, marker))
                    .toList();
            assertEquals(List.of(), told);
        }
    }

    private static boolean contains(Path file, String marker) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(marker);
        } catch (IOException gone) {
            return false;
        }
    }

    /** Every row of every table as text, octets too: the names of those tables that hold the marker. */
    private static String tablesWith(String site, String marker) throws Exception {
        var hex = new StringBuilder();
        for (var octet : marker.getBytes(StandardCharsets.US_ASCII)) {
            hex.append("%02x".formatted(octet));
        }
        try (var database = new Sql(sites, site)) {
            var tables = database.lines(
                            "select quote_ident(tablename) from pg_tables where schemaname = 'public' order by 1")
                    .lines()
                    .toList();
            var with = new StringBuilder();
            for (var table : tables) {
                if (!database.text(
                                "select count(*) from " + table + " t where t::text like ? or t::text like ?",
                                "%" + marker + "%",
                                "%" + hex + "%")
                        .equals("0")) {
                    with.append(table).append('\n');
                }
            }
            return with.toString();
        }
    }

    @Test
    void isErasedForGoodAndCertified() throws Exception {
        var marker = marker();
        apply(marker, "jobs@fr.example", "Dear Sir, please find attached my application for the job");
        var path = "/api/applications/" + only(marker).get("id").asText();
        soon().until(() -> answers(marker).size() == 1);
        assertTrue(answers(marker).get(0).getSubject().startsWith("Your application to"));
        hr.post(path + "/notes", Map.of("text", "Speaks of " + marker)).expect(200);
        hr.post(path + "/stage", Map.of("stage", "refused", "reason", marker)).expect(200);
        // a text that has gone out is cleared after some minutes
        assertEquals(
                "mail_delivery",
                tablesWith("fr", marker).replace("outgoing_mail\n", "").strip());
        assertEquals(
                404,
                Api.of(sites, MANAGER)
                        .post(path + "/erasure", Map.of("reason", "request"))
                        .status());

        hr.put(path + "/hold", Map.of("reason", "Speaks of " + marker)).expect(200);
        assertEquals(
                409, hr.post(path + "/erasure", Map.of("reason", "request")).status());
        assertEquals(1, mail.read("jobs@fr.example", "Entente", marker).size());

        try (var visit = browser.visit(sites, HR, "fr-FR", Browser.PHONE, false)) {
            visit.go("/applications?q=" + marker.toUpperCase(Locale.ROOT));
            visit.page.locator("main a.item-title").click();
            visit.page.locator("main a[href$='/keeping']").click();
            visit.page.locator("form[action$='/hold/end'] button").click();
            visit.go("/applications?q=" + marker.toUpperCase(Locale.ROOT));
            visit.page.locator("main a.item-title").click();
            visit.page.locator("details.danger summary").click();
            visit.page.locator("form[action$='/erasure'] button").click();
            assertTrue(visit.page.locator("h1").textContent().contains("Certificat"));
        }
        assertEquals(410, hr.get(path).status());
        assertEquals(410, hr.get(path + "/raw").status());
        assertEquals(0, found(marker).size());
        assertEquals("", tablesWith("fr", marker));
        assertNothingLeaked(marker);
        soon().until(() -> hr.get(path + "/certificate")
                .expect(200)
                .json()
                .at("/mailbox/0/state")
                .asText()
                .equals("erased"));
        assertEquals(List.of(), mail.read("jobs@fr.example", "Entente", marker));
        assertTrue(hr.get("/api/applications/audit").json().get("applications").isEmpty());
    }

    /** HR shows it to a director of head office and takes it back; then it is released again and erased. */
    @Test
    void isReadAtHeadOfficeAsLongAsItIsReleased() throws Exception {
        var marker = marker();
        apply(marker, "jobs+" + REFERENCE.toLowerCase(Locale.ROOT) + "@fr.example", "Madame, ma candidature");
        var id = only(marker).get("id").asText();
        var releases = "/api/applications/" + id + "/release";
        assertNothingLeaked(marker);
        try (var visit = browser.visit(sites, HR, "fr-FR", Browser.DESKTOP, false);
                var reader = browser.visit(sites, DIRECTOR, "en-GB", Browser.PHONE, false)) {
            visit.go("/applications/" + id + "/release");
            visit.page.locator("#person").fill(DIRECTOR);
            visit.page.locator("#purpose").fill("What do you think of " + marker + "?");
            visit.page.locator("main form button.btn-primary").click();
            soon().until(() -> state(releases, 0).equals("arrived"));

            reader.go("/released");
            reader.page
                    .locator("main a.item-title:has-text('" + REFERENCE + "')")
                    .first()
                    .click();
            var shown = reader.page.locator("main").textContent();
            assertTrue(shown.contains("Jeanne " + marker) && shown.contains("think of " + marker), shown);
            assertTrue(shown.contains("Released by HR of FR until"), shown);
            var page = reader.page.url();
            var file = reader.page
                    .request()
                    .get(reader.page
                            .locator(".files a")
                            .evaluate("link => link.href")
                            .toString());
            assertTrue(file.text().endsWith(marker), file.text());
            assertEquals("nosniff", file.headers().get("x-content-type-options"));
            assertTrue(file.headers().get("content-disposition").startsWith("attachment"));
            assertNothingLeaked(marker);

            visit.go("/applications/" + id);
            visit.page.locator("form[action$='/release/1/withdrawal'] button").click();
            soon().until(() -> state(releases, 0).equals("ended"));
            assertEquals(404, reader.go(page).status());
        }
        try (var fr = new Sql(sites, "fr");
                var uk = new Sql(sites, "uk")) {
            assertEquals( // what is told of a look may come behind a withdrawal
                    "release-arrived uk\nrelease-downloaded " + DIRECTOR
                            + "\nrelease-ended uk\nrelease-sealed uk\nrelease-viewed " + DIRECTOR
                            + "\nrelease-withdrawn fr-hr\nreleased fr-hr\n",
                    fr.lines("select action || ' ' || who from application_audit where action like 'release%'"
                            + " and application = '" + id + "' order by action collate \"C\""));
            var release = fr.text("select id from application_release where application = ?::uuid", id);
            assertEquals(
                    "offered fr\narrived fr\nviewed " + DIRECTOR + "\ndownloaded " + DIRECTOR + "\nended system\n",
                    uk.lines("select action || ' ' || who from released_log where release = '" + release
                            + "' order by id"));
            assertEquals("0", uk.text("select count(*) from released_key where release = ?::uuid", release));
            assertEquals("0", uk.text("select count(*) from released_part where release = ?::uuid", release));
        }

        var offer = Map.of("person", DIRECTOR, "purpose", marker);
        hr.post(releases, offer).expect(201);
        assertEquals(2, hr.delete(releases + "/2").expect(200).json().get("n").asInt());
        hr.post(releases, offer).expect(201);
        soon().until(() -> state(releases, 2).equals("arrived"));
        hr.post("/api/applications/" + id + "/erasure", Map.of("reason", "request"))
                .expect(200);
        var certificate = "/api/applications/" + id + "/certificate";
        soon().until(() -> hr.get(certificate).json().at("/sites/1/confirmedAt").isTextual());
        assertEquals("uk", hr.get(certificate).json().at("/sites/1/site").asText());
        assertEquals("", tablesWith("fr", marker));
        assertNothingLeaked(marker);
    }

    private static String state(String releases, int one) {
        return hr.get(releases)
                .expect(200)
                .json()
                .at("/items/" + one + "/state")
                .asText();
    }

    /** By keyboard, by mouse and by a plain form; others who look at the board see it at once and stay where they are. */
    @Test
    void isMovedOnTheBoardOfEverybodyWhoLooksAtIt() {
        var marker = marker();
        apply(marker, "jobs+" + REFERENCE + "@fr.example", "Bonjour");
        var id = only(marker).get("id").asText();
        var path = "/api/applications/" + id;
        hr.put(path + "/owner", Map.of("owner", MANAGER)).expect(200);
        try (var page = browser.visit(sites, MANAGER, "fr-FR", Browser.DESKTOP, true);
                var other = browser.visit(sites, HR, "en-GB", Browser.DESKTOP, true)) {
            page.go("/applications/board?owner=mine");
            other.go("/applications/board?owner=" + MANAGER);
            other.page.locator("#mover-" + id).focus();
            other.page.keyboard().press("Enter");

            var keys = new Keyboard(page.page);
            page.page.locator("#owner").focus();
            keys.to("#mover-" + id);
            keys.press("Enter");
            keys.to("#shortlisted-" + id);
            keys.press("Enter");
            assertThat(page.page.locator("#stage-shortlisted #card-" + id)).isVisible();
            assertThat(page.page.locator("#open-" + id)).isFocused();
            assertThat(page.page.locator("#said .notice")).containsText(marker);
            assertThat(other.page.locator("#stage-shortlisted #card-" + id)).isVisible();
            assertThat(other.page.locator("#mover-" + id)).isFocused();
            assertThat(other.page.locator("#interview-" + id)).isVisible();

            // what the buttons send where no script does it, from a page that is no longer true
            var late = other.page
                    .request()
                    .post(
                            sites.site("fr")
                                    .address()
                                    .resolve("/applications/" + id + "/move?owner=none")
                                    .toString(),
                            RequestOptions.create()
                                    .setForm(FormData.create()
                                            .set("from", "received")
                                            .set("stage", "refused")));
            assertTrue(late.url().contains("/applications/board?opening=&owner=none&"), late.url());
            assertTrue(
                    late.text().matches("(?s).*class=\"trouble\" role=\"alert\">[^<]*" + marker + ".*"), late.text());
            assertEquals(
                    "shortlisted", hr.get(path).expect(200).json().get("stage").asText());

            other.page.locator("#card-" + id).dragTo(other.page.locator("#stage-hired"));
            assertThat(other.page.locator("#fold-hired")).isFocused();
            assertThat(page.page.locator("#card-" + id)).hasCount(0);
            assertEquals("hired", hr.get(path).expect(200).json().get("stage").asText());
        }
        hr.post(path + "/erasure", Map.of("reason", "mistake")).expect(200);
    }

    /** Two mails are stored and flagged, then held while they are taken; the node is killed, and both are there once. */
    @Test
    void isThereOnceThoughTheNodeIsKilledWhileItIsTaken() throws Exception {
        var first = marker();
        var second = marker();
        try (var hand = new Sql(sites, "fr");
                var look = new Sql(sites, "fr")) {
            look.update("create function story_holds() returns trigger language plpgsql as $$ begin"
                    + " perform pg_advisory_xact_lock_shared(4714); return new; end $$");
            look.update("create trigger story_holds before insert on application_message for each row"
                    + " execute function story_holds()");
            hand.text("select pg_advisory_lock(4714)");
            apply(first, "jobs@fr.example", "Bonjour");
            apply(second, "jobs@fr.example", "Hello");
            soon().until(() -> look.text("select count(*) from raw_mail where account = 'jobs' and state = 'stored'")
                    .equals("2"));
            soon().until(() -> mail.read("jobs@fr.example", second).isEmpty());
            soon().until(() -> !look.text("select count(*) from pg_locks where locktype = 'advisory' and not granted"
                            + " and objid = 4714")
                    .equals("0"));
            sites.kill("fr-node");
            hand.text("select pg_advisory_unlock_all()");
            look.update("drop function story_holds cascade");
            sites.start("fr-node");

            soon().until(() -> look.text("select count(*) from raw_mail where account = 'jobs' and state = 'stored'")
                    .equals("0"));
            assertEquals(1, only(first).get("files").size());
            assertEquals(1, only(second).get("files").size());
            assertEquals(
                    0,
                    hr.get("/api/applications/reconciliation")
                            .json()
                            .at("/items/0")
                            .required("missing")
                            .asLong());
        }
    }
}
