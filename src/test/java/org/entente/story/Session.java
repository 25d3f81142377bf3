package org.entente.story;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.entente.twosites.TwoSites;

/**
 * Pages as a browser asks for them, with the cookie of one person's session and without a browser. Everybody signs in
 * once: a password takes most of a second to check, and the stories of one run share what it opened.
 */
public final class Session {
    private static final Map<URI, Session> OPEN = new ConcurrentHashMap<>();

    private final URI site;
    private final String cookie;

    private Session(URI site, String person, String password) {
        this.site = site;
        var form = "signIn=" + person + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8);
        var answer = Api.send(
                HttpRequest.newBuilder(site.resolve("/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)),
                BodyHandlers.ofString());
        cookie = answer.headers()
                .firstValue("Set-Cookie")
                .orElseThrow(() -> new AssertionError(person + " may not sign in: " + answer.body()))
                .replaceFirst(";.*", "");
    }

    /** The person at their own site, with the demo's password. */
    public static Session of(TwoSites sites, String person) {
        var site = sites.siteOf(person).address();
        return OPEN.compute(
                site.resolve("/" + person),
                (key, open) -> open != null && open.isOpen()
                        ? open
                        : new Session(site, person, sites.settings().password()));
    }

    private boolean isOpen() {
        return Api.send(request("/profile"), BodyHandlers.discarding()).statusCode() == 200;
    }

    String cookie() {
        return cookie;
    }

    /** A page, or whatever else; it must be there. */
    public String get(String path) {
        var answer = Api.send(request(path), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " gave " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(site.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Cookie", cookie);
    }
}
