package org.entente.twosites;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the control server answers; an empty body has no type. */
record Answer(int status, String type, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> HEADERS = Map.of(
            "Cache-Control", "no-store",
            "Vary", "Accept, Accept-Language",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "same-origin",
            "Content-Security-Policy",
                    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self';"
                            + " base-uri 'none'; frame-ancestors 'none'");

    static Answer empty(int status) {
        return new Answer(status, "", "");
    }

    /** RFC 9457. */
    static Answer problem(int status, String detail) {
        return json(
                status, "application/problem+json", Map.of("type", "about:blank", "status", status, "detail", detail));
    }

    static Answer json(int status, String type, Object value) {
        try {
            return new Answer(status, type, JSON.writeValueAsString(value));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void send(HttpExchange exchange) throws IOException {
        HEADERS.forEach(exchange.getResponseHeaders()::set);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
