package org.entente.twosites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlServerTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static TwoSites sites;
    private static ControlServer server;

    @BeforeAll
    static void start(@TempDir Path root) throws IOException {
        var settings = Settings.forTests(root);
        sites = TwoSites.prepare(settings);
        sites.link().restore();
        server = new ControlServer(sites, settings.ports().of("control"));
    }

    @AfterAll
    static void stop() {
        server.close();
        sites.close();
    }

    @Test
    void listsPartsAndLink() throws Exception {
        var answer = send("GET", "/parts");
        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().startsWith("{\"link\":\"up\",\"parts\":[{\"part\":\"fr-node\",\"state\":\"stopped\""));
        assertTrue(answer.body().contains("{\"part\":\"mail\""));
    }

    @Test
    void cutsAndRestoresTheLink() throws Exception {
        assertEquals(204, send("POST", "/link/cut").statusCode());
        assertFalse(sites.link().isUp());
        assertEquals(204, send("POST", "/link/restore").statusCode());
        assertTrue(sites.link().isUp());
    }

    @Test
    void sendsABrowserBackToThePageInItsLanguage() throws Exception {
        var answer = send("POST", "/link/restore?lang=fr", "Accept", "text/html");
        assertEquals(303, answer.statusCode());
        assertEquals("/?lang=fr", answer.headers().firstValue("Location").orElse(""));
    }

    @Test
    void refusesAnotherPagesOrigin() throws Exception {
        assertEquals(
                403,
                send("POST", "/link/cut", "Origin", "http://elsewhere.example").statusCode());
        assertEquals(403, send("POST", "/link/cut", "Origin", "null").statusCode());
        assertTrue(sites.link().isUp());
    }

    @Test
    void refusesAnotherHost() throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream()
                    .write("GET /parts HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertTrue(answer.startsWith("HTTP/1.1 403"), answer);
        }
    }

    @Test
    void answersAProblemForAnUnknownPart() throws Exception {
        var answer = send("POST", "/parts/xx-node/kill");
        assertEquals(404, answer.statusCode());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""));
    }

    @Test
    void saysThatTheMailServerIsStopped() throws Exception {
        var answer = send("GET", "/mail?lang=fr");
        assertEquals(503, answer.statusCode());
        assertTrue(answer.body().contains("Démarrez l’élément mail"), answer.body());
        assertEquals(405, send("POST", "/mail").statusCode());
    }

    @Test
    void speaksTheReadersLanguage() throws Exception {
        assertTrue(send("GET", "/", "Accept-Language", "fr-CA,en;q=0.5").body().contains("Couper la liaison"));
        assertTrue(send("GET", "/", "Accept-Language", "de").body().contains("Cut the link"));
        assertTrue(send("GET", "/?lang=fr", "Accept-Language", "en").body().contains("<html lang=\"fr\">"));
    }

    @Test
    void tellsDepartmentsAndRolesInWords() throws Exception {
        var english = send("GET", "/", "Accept-Language", "en").body();
        assertTrue(english.contains("<td>Human resources</td><td>human resources</td>"), english);
        assertTrue(english.contains("<td>Marketing</td><td>list manager</td>"), english);
        var french = send("GET", "/", "Accept-Language", "fr").body();
        assertTrue(french.contains("<td>Direction générale</td><td>direction</td>"), french);
        assertFalse(english.contains("employee"), "what everybody is needs no word");
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        var english = ResourceBundle.getBundle("org.entente.twosites.control", Locale.ROOT);
        var french = ResourceBundle.getBundle("org.entente.twosites.control", Locale.FRENCH);
        assertEquals(Locale.FRENCH, french.getLocale());
        english.keySet()
                .forEach(key ->
                        assertEquals(placeholders(english.getString(key)), placeholders(french.getString(key)), key));
        assertEquals(english.keySet(), french.keySet());
    }

    private static String placeholders(String text) {
        return text.replaceAll("[^{}0-9]|(?<!\\{)[0-9](?!})", "");
    }

    private static HttpResponse<String> send(String method, String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
