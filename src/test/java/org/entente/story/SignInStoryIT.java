package org.entente.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.entente.twosites.TwoSites;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Who gets in, and who no longer does. The people are the story's own, in a department that no other story writes to,
 * and are disabled at its end. All stories come from one address, which is shut out after 30 failures a day: this one
 * fails about ten times.
 */
class SignInStoryIT {
    private static final String SITE = "fr";
    private static final List<String> PEOPLE =
            List.of("fr-it-locked", "fr-it-leaving", "fr-it-starting", "fr-it-forgetful");
    private static final String CHOSEN = "sept oies sous la neige";
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private static TwoSites sites;
    private static Api admin;

    @BeforeAll
    static void start() {
        sites = TwoSites.shared();
        admin = Api.of(sites, "fr-admin");
        var file = new StringBuilder("sign-in,name,email,department,roles,language,zone\n");
        PEOPLE.forEach(id ->
                file.append("%s,%s,%s@fr.example,it,employee,fr,Europe/Paris%n".formatted(id, "Someone New", id)));
        var report = admin.send(admin.request("/api/people/import")
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofString(file.toString())))
                .expect(200)
                .json();
        assertEquals(PEOPLE.size(), report.get("added").asInt(), report.toString());
        assertEquals(0, report.get("links").size(), "in a demo the import gives everybody the demo's password");
    }

    @AfterAll
    static void end() {
        PEOPLE.forEach(id -> admin.post("/api/people/" + id + "/disabling").expect(200));
    }

    /** Over HTTP as a browser speaks it, with the cookie of a session or with none (""). */
    private static HttpResponse<String> page(String path, String cookie) {
        return send(request(path, cookie).GET());
    }

    private static HttpResponse<String> form(String path, String cookie, String... fields) {
        var body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return send(request(path, cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    private static HttpRequest.Builder request(String path, String cookie) {
        var request = HttpRequest.newBuilder(sites.site(SITE).address().resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Accept-Language", "en");
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static HttpResponse<String> signIn(String person, String password) {
        return form("/sign-in", "", "signIn", person, "password", password);
    }

    /** The cookie of the session that this answer began. */
    private static String session(HttpResponse<String> answer) {
        assertEquals(303, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }

    private static boolean isOpen(String session) {
        var answer = page("/", session);
        assertTrue(
                answer.statusCode() == 200
                        || answer.headers().firstValue("Location").orElse("").contains("/sign-in"),
                answer.statusCode() + " " + answer.body());
        return answer.statusCode() == 200;
    }

    private static int basic(String person, String password) {
        return new Api(sites.site(SITE).address(), person, password)
                .get("/api/me")
                .status();
    }

    private static String demo() {
        return sites.settings().password();
    }

    /** The path of a new one-time link. */
    private static String reset(String person) {
        var link = admin.post("/api/people/" + person + "/reset").expect(200).json();
        assertEquals(person, link.get("person").asText());
        var address = link.get("address").asText();
        assertTrue(address.startsWith(sites.site(SITE).address() + "/one-time/"), address);
        return URI.create(address).getPath();
    }

    private static HttpResponse<String> choose(String link, String password) {
        return form(link, "", "password", password, "again", password);
    }

    @Test
    void aLockAndWhatWasChosenSurviveTheDeathOfTheNode() throws SQLException {
        var person = "fr-it-locked";
        var session = session(choose(reset(person), CHOSEN));
        for (int guess = 1; guess <= 5; guess++) {
            assertEquals(401, basic(person, "guess number " + guess));
        }
        assertLocked(person);

        try (var database = new Sql(sites, SITE)) {
            // no longer than a lock may last, but longer than any start of a node
            database.update(
                    "update sign_in_throttle set until = now() + interval '15 minutes' where subject = ?",
                    "person:" + person);
            sites.kill("fr-node");
            sites.start("fr-node");
            assertLocked(person);
            assertTrue(isOpen(session), "a lock is for those who sign in, not for who is in");

            // the time passes, and the node that never saw the first five failures counts the sixth
            database.update("update sign_in_throttle set until = now() where subject = ?", "person:" + person);
            assertEquals(401, basic(person, "guess number 6"));
            assertLocked(person);
            var doubled =
                    database.text("select until - last_at from sign_in_throttle where subject = ?", "person:" + person);
            assertEquals("00:01:00", doubled);

            database.update("update sign_in_throttle set until = now() where subject = ?", "person:" + person);
            assertEquals(200, basic(person, CHOSEN));
            assertEquals(
                    "0",
                    database.text("select count(*) from sign_in_throttle where subject = ?", "person:" + person),
                    "who gets in begins again at none");
        }
    }

    /** The right password is refused as well, by both doors, with the time to wait. */
    private static void assertLocked(String person) {
        var program = new Api(sites.site(SITE).address(), person, CHOSEN)
                .get("/api/me")
                .expect(429);
        assertTrue(Integer.parseInt(program.header("Retry-After")) > 0);
        var browser = signIn(person, CHOSEN);
        assertEquals(429, browser.statusCode());
        assertTrue(browser.headers().firstValue("Retry-After").isPresent());
        assertTrue(browser.headers().firstValue("Set-Cookie").isEmpty());
    }

    @Test
    void whoIsDisabledIsOutAtOnce() {
        var person = "fr-it-leaving";
        var session = session(signIn(person, demo()));
        var link = reset(person);
        assertTrue(isOpen(session));
        assertEquals(200, basic(person, demo()));

        admin.post("/api/people/" + person + "/disabling").expect(200);
        assertFalse(isOpen(session));
        assertEquals(401, basic(person, demo()));
        assertEquals(422, signIn(person, demo()).statusCode());
        assertEquals(410, page(link, "").statusCode());
        admin.post("/api/people/" + person + "/reset").expect(409);

        admin.post("/api/people/" + person + "/enabling").expect(200);
        assertFalse(isOpen(session), "the session of before does not come back");
        assertEquals(410, page(link, "").statusCode());
        assertEquals(200, basic(person, demo()));
    }

    @Test
    void aOneTimeLinkWorksOnceAndEndsEarlierSessions() {
        var person = "fr-it-starting";
        var before = session(signIn(person, demo()));
        var link = reset(person);
        var form = page(link, "");
        assertEquals(200, form.statusCode());
        assertTrue(form.body().contains(person));
        assertTrue(isOpen(before), "a link alone changes nothing");
        assertEquals(200, basic(person, demo()));

        for (var weak : List.of("short", "aaaaaaaaaaaa", "password1234", person + "!", "")) {
            var refused = choose(link, weak);
            assertEquals(422, refused.statusCode(), weak);
            assertTrue(refused.body().contains("role=\"alert\""), refused.body());
        }
        assertEquals(
                422, form(link, "", "password", CHOSEN, "again", CHOSEN + "s").statusCode());
        assertEquals(200, page(link, "").statusCode(), "a refusal does not use it up");

        var now = session(choose(link, CHOSEN));
        assertTrue(isOpen(now));
        assertFalse(isOpen(before));
        assertEquals(410, page(link, "").statusCode());
        assertEquals(410, choose(link, "huit oies sous la neige").statusCode());
        assertTrue(isOpen(now));
        assertEquals(401, basic(person, demo()));
        assertEquals(200, basic(person, CHOSEN));
    }

    @Test
    void aResetReplacesTheEarlierLink() {
        var person = "fr-it-forgetful";
        var first = reset(person);
        assertEquals(200, page(first, "").statusCode());
        var second = reset(person);
        assertEquals(410, page(first, "").statusCode());
        assertEquals(410, choose(first, CHOSEN).statusCode());
        assertEquals(200, basic(person, demo()), "the old password goes on until the link is used");
        assertTrue(isOpen(session(choose(second, CHOSEN))));
    }
}
