package org.entente.web;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.entente.site.Background;
import org.entente.site.Connections;
import org.entente.site.DatabaseFault;
import org.entente.site.Schema;

/**
 * The pages that are open now, and what they are told: only that something changed, never what; the page fetches it. So
 * nothing is lost with an event, and a page that comes back just fetches. Whoever changes something tells by {@code
 * NOTIFY live} in the transaction, from a trigger or not; every node hears it and tells its own pages.
 *
 * <p>A notification is {@code WHAT PERSON PERSON...}, or {@code WHAT *} for everybody.
 */
@Singleton
class Live {
    private static final Logger LOG = Logger.getLogger(Live.class.getName());
    private static final Duration BEAT = Duration.ofSeconds(15);
    /** Then the browser comes again, and has to show its session again. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private record Tab(String person, SseEventSink sink, Sse sse, long until) {}

    private final Set<Tab> tabs = ConcurrentHashMap.newKeySet();
    private final Background background;
    private final Connections connections;
    private volatile boolean running = true;

    @Inject
    Live(Background background, Connections connections) {
        this.background = background;
        this.connections = connections;
    }

    void start(@Observes @Priority(Schema.FIRST + 500) Startup started) {
        background.thread("entente-live", this::listen).start();
        background.every(BEAT, "open pages are kept open", this::beat);
    }

    void open(String person, SseEventSink sink, Sse sse) {
        var tab = new Tab(person, sink, sse, System.nanoTime() + LONGEST.toNanos());
        tabs.add(tab);
        send(
                tab,
                sse.newEventBuilder()
                        .name("hello")
                        .data("hello")
                        .reconnectDelay(2_000)
                        .build());
    }

    private void listen() {
        boolean well = true;
        while (running) {
            try (var listening = connections.listen("entente-live", "live")) {
                tell(List.of("all *")); // what was said before nobody heard
                well = true;
                while (running) {
                    tell(listening.await(Duration.ofSeconds(1)));
                }
            } catch (SQLException | DatabaseFault fault) {
                if (well && running) {
                    LOG.log(Level.WARNING, "open pages are told nothing until the database is back", fault);
                }
                well = false;
                if (!Background.pause()) {
                    running = false;
                }
            }
        }
    }

    /** Each page hears each thing once, however often it was said. */
    void tell(List<String> said) {
        for (var one : new LinkedHashSet<>(said)) {
            var words = List.of(one.split(" "));
            for (var tab : tabs) {
                if (words.contains("*") || words.subList(1, words.size()).contains(tab.person())) {
                    send(
                            tab,
                            tab.sse()
                                    .newEventBuilder()
                                    .name("change")
                                    .data(words.get(0))
                                    .build());
                }
            }
        }
    }

    /** A page that was closed is noticed when it is spoken to. */
    private void beat() {
        for (var tab : tabs) {
            if (tab.until() - System.nanoTime() < 0) {
                close(tab);
            } else {
                send(tab, tab.sse().newEventBuilder().comment("").build());
            }
        }
    }

    private void send(Tab tab, OutboundSseEvent event) {
        if (tab.sink().isClosed()) {
            tabs.remove(tab);
            return;
        }
        tab.sink().send(event).whenComplete((done, fault) -> {
            if (fault != null) {
                close(tab);
            }
        });
    }

    private void close(Tab tab) {
        tabs.remove(tab);
        tab.sink().close();
    }

    @PreDestroy
    void stop() {
        running = false;
        tabs.forEach(this::close);
    }
}
