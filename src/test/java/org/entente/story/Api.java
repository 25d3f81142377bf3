package org.entente.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.entente.twosites.TwoSites;

/** One person at one site's REST, with HTTP Basic. */
public final class Api {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI site;
    private final String authorization;

    public Api(URI site, String person, String password) {
        this.site = site;
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString((person + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** The person at their own site, with the demo's password. */
    public static Api of(TwoSites sites, String person) {
        return new Api(sites.siteOf(person).address(), person, sites.settings().password());
    }

    /** An answer: its status, headers and body, as JSON where it is JSON. */
    public record Answer(int status, HttpResponse<byte[]> raw) {
        public JsonNode json() {
            try {
                return JSON.readTree(raw.body());
            } catch (IOException notJson) {
                throw new UncheckedIOException(text(), notJson);
            }
        }

        public String text() {
            return new String(raw.body(), StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        /** The same answer, if its status is this one. */
        public Answer expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError(raw.request().method() + " "
                        + raw.request().uri() + " gave " + status + " instead of " + wanted + ": " + text());
            }
            return this;
        }
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, Object body, String... headers) {
        return json("POST", path, body, headers);
    }

    public Answer put(String path, Object body, String... headers) {
        return json("PUT", path, body, headers);
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    private Answer json(String method, String path, Object body, String... headers) {
        try {
            var text = body instanceof String raw ? raw : JSON.writeValueAsString(body);
            var request = request(path)
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(text));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return send(request);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Publishes a memo and gives its id. */
    String publish(Object memo) {
        return post("/api/memos", memo).expect(201).json().get("id").asText();
    }

    /** Uploads a file and gives its id. */
    public String upload(String name, byte[] content) {
        return uploaded(name, content).expect(201).json().get("id").asText();
    }

    public Answer uploaded(String name, byte[] content) {
        var head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        var body = BodyPublishers.concat(
                BodyPublishers.ofString(head),
                BodyPublishers.ofByteArray(content),
                BodyPublishers.ofString("\r\n--b--\r\n"));
        return send(request("/api/attachments")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(body));
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(site.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", authorization)
                .header("Accept", "application/json");
    }

    public Answer send(HttpRequest.Builder request) {
        var response = send(request, HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), response);
    }

    static <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return HTTP.send(request.build(), body);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** A memo in English for these sites and departments; change it before it is sent. */
    static java.util.Map<String, Object> memo(
            String title, java.util.List<String> sites, java.util.List<String> departments) {
        var memo = new java.util.HashMap<String, Object>();
        memo.put("texts", Map.of("en", Map.of("title", title, "body", "Text of " + title)));
        memo.put("audience", Map.of("sites", sites, "departments", departments, "people", java.util.List.of()));
        return memo;
    }
}
