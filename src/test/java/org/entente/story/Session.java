package org.entente.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.entente.twosites.TwoSites;

/** Pages as a browser asks for them, with the cookie of one person's session and without a browser. */
public final class Session {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI site;
    private final String cookie;

    private Session(URI site, String person, String password) {
        this.site = site;
        var form = "signIn=" + person + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8);
        var answer = send(
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
        var site = person.substring(0, person.indexOf('-'));
        return new Session(sites.site(site).address(), person, sites.settings().password());
    }

    /** A page, or whatever else; it must be there. */
    public String get(String path) {
        var answer = send(request(path), BodyHandlers.ofString());
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

    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body) {
        try {
            return http.send(request.build(), body);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
