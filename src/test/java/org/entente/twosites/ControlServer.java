package org.entente.twosites;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The control page and the same for programs, on 127.0.0.1: {@code GET /parts}, {@code POST /link/cut},
 * {@code /link/restore}, {@code /parts/PART/kill}, {@code /parts/PART/start} (answers when the part is ready). Under
 * {@code /mail} every mailbox can be read ({@link MailPages}).
 *
 * <p>A browser gets 303 back to the page, others 204; errors are problem+json (RFC 9457). Whoever comes under another
 * name ({@code Host}) or from another page ({@code Origin}) is refused: this page can stop things, and asks nobody's
 * password.
 */
final class ControlServer implements AutoCloseable {
    private static final Pattern PART = Pattern.compile("/parts/([^/]+)/(kill|start)");
    private static final Map<String, String> FILES =
            Map.of("/control.css", "text/css; charset=utf-8", "/control.js", "text/javascript; charset=utf-8");

    private final TwoSites sites;
    private final HttpServer server;
    private final MailPages mail;

    ControlServer(TwoSites sites, int port) throws IOException {
        this.sites = sites;
        this.mail = new MailPages(sites.settings());
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, "control");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer;
            try {
                answer = isOurs(exchange)
                        ? answer(exchange)
                        : Answer.problem(403, "This page answers only to http://localhost:" + port() + ".");
            } catch (StartFailed failed) {
                answer = Answer.problem(503, String.valueOf(failed.getMessage()));
            }
            answer.send(exchange);
        }
    }

    private boolean isOurs(HttpExchange exchange) {
        var names = List.of("localhost:" + port(), "127.0.0.1:" + port());
        var host = header(exchange, "Host");
        var origin = header(exchange, "Origin");
        return names.contains(host.orElse(""))
                && origin.map(from -> names.stream().anyMatch(name -> from.equals("http://" + name)))
                        .orElse(true);
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var part = PART.matcher(path);
        if (path.equals("/") || path.equals("/parts") || FILES.containsKey(path)) {
            var refused = onlyBy("GET", exchange);
            return refused.isPresent() ? refused.get() : show(path, exchange);
        }
        if (MailPages.owns(path)) {
            var refused = onlyBy("GET", exchange);
            return refused.isPresent() ? refused.get() : mail.answer(path, query(exchange), language(exchange));
        }
        if (path.equals("/link/cut")) {
            return onlyBy("POST", exchange).orElseGet(() -> done(exchange, sites.link()::cut));
        }
        if (path.equals("/link/restore")) {
            return onlyBy("POST", exchange).orElseGet(() -> done(exchange, sites.link()::restore));
        }
        if (part.matches() && sites.has(part.group(1))) {
            Runnable change =
                    part.group(2).equals("kill") ? () -> sites.kill(part.group(1)) : () -> sites.start(part.group(1));
            return onlyBy("POST", exchange).orElseGet(() -> done(exchange, change));
        }
        return Answer.problem(404, "There is nothing at " + path + ".");
    }

    private static Optional<Answer> onlyBy(String method, HttpExchange exchange) {
        if (exchange.getRequestMethod().equals(method)) {
            return Optional.empty();
        }
        exchange.getResponseHeaders().set("Allow", method);
        return Optional.of(Answer.problem(405, "Only " + method + " is understood here."));
    }

    private Answer show(String path, HttpExchange exchange) throws IOException {
        if (path.equals("/parts")) {
            var body = new LinkedHashMap<String, Object>();
            body.put("link", sites.link().isUp() ? "up" : "cut");
            body.put("parts", sites.parts());
            return Answer.json(200, "application/json", body);
        }
        if (path.equals("/")) {
            return Answer.html(200, new ControlPage(sites, language(exchange)).html());
        }
        try (var file = ControlServer.class.getResourceAsStream(path.substring(1))) {
            if (file == null) {
                throw new IllegalStateException(path + " is not on the class path");
            }
            return new Answer(200, String.valueOf(FILES.get(path)), file.readAllBytes(), Map.of());
        }
    }

    private Answer done(HttpExchange exchange, Runnable change) {
        if (header(exchange, "Accept").orElse("").contains("text/html")) {
            // a start takes its time, and the page shows how it goes
            var thread = new Thread(change, "control");
            thread.setUncaughtExceptionHandler(
                    (where, failed) -> sites.settings().progress().accept(String.valueOf(failed.getMessage())));
            thread.start();
            exchange.getResponseHeaders()
                    .set("Location", "/?lang=" + language(exchange).getLanguage());
            return Answer.empty(303);
        }
        change.run();
        return Answer.empty(204);
    }

    private static Locale language(HttpExchange exchange) {
        var chosen = query(exchange).getOrDefault("lang", "");
        if (chosen.matches("en|fr")) {
            return Locale.forLanguageTag(chosen);
        }
        try {
            var wanted = Locale.LanguageRange.parse(
                    header(exchange, "Accept-Language").orElse("en"));
            @Nullable Locale best = Locale.lookup(wanted, List.of(Locale.ENGLISH, Locale.FRENCH));
            return best == null ? Locale.ENGLISH : best;
        } catch (IllegalArgumentException malformed) {
            return Locale.ENGLISH;
        }
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var values = new LinkedHashMap<String, String>();
        var query = exchange.getRequestURI().getRawQuery();
        for (var pair : query == null ? new String[0] : query.split("&")) {
            var halves = pair.split("=", 2);
            values.put(halves[0], halves.length < 2 ? "" : URLDecoder.decode(halves[1], StandardCharsets.UTF_8));
        }
        return values;
    }

    private static Optional<String> header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
