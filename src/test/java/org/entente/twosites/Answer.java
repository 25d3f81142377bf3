package org.entente.twosites;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What the control server answers; an empty body has no type. {@code headers} are added, and stronger than the usual ones. */
record Answer(int status, String type, byte[] body, Map<String, String> headers) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String POLICY = "Content-Security-Policy";
    private static final Map<String, String> HEADERS = Map.of(
            "Cache-Control",
            "no-store",
            "Vary",
            "Accept, Accept-Language",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "same-origin",
            POLICY,
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    /** For what strangers wrote: it runs nothing, loads nothing and leads nowhere. */
    private static final String STRANGERS = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

    static Answer empty(int status) {
        return new Answer(status, "", new byte[0], Map.of());
    }

    static Answer text(int status, String type, String body) {
        return new Answer(status, type + "; charset=utf-8", body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Answer html(int status, String body) {
        return text(status, "text/html", body);
    }

    /** RFC 9457. */
    static Answer problem(int status, String detail) {
        return json(
                status, "application/problem+json", Map.of("type", "about:blank", "status", status, "detail", detail));
    }

    static Answer json(int status, String type, Object value) {
        try {
            return new Answer(status, type, JSON.writeValueAsBytes(value), Map.of());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** To be looked at, alone or in a frame of ours. */
    static Answer ofStranger(String type, byte[] body) {
        return new Answer(200, type, body, Map.of(POLICY, STRANGERS));
    }

    /** To be kept under a name (RFC 6266). */
    static Answer file(String name, byte[] body) {
        var disposition = "attachment; filename*=UTF-8''" + Page.encoded(name);
        return new Answer(
                200, "application/octet-stream", body, Map.of(POLICY, STRANGERS, "Content-Disposition", disposition));
    }

    void send(HttpExchange exchange) throws IOException {
        var all = new HashMap<>(HEADERS);
        all.putAll(headers);
        all.forEach(exchange.getResponseHeaders()::set);
        if (body.length == 0) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
