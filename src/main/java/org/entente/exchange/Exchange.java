package org.entente.exchange;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.entente.site.Background;
import org.entente.site.Connections;
import org.entente.site.Lease;
import org.entente.site.Schema;
import org.entente.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * The life of the exchange on this node: wait for the lease; then relay, listen and beat until the lease, the broker or
 * the node goes; then begin again. Of several nodes of a site one does this work, and another takes over as soon as
 * the database sees its connection end.
 */
@Singleton
class Exchange {
    private static final Logger LOG = Logger.getLogger(Exchange.class.getName());

    /** The letters "entente" as a number. */
    private static final long LOCK = 0x656e74656e7465L;

    private final Background background;
    private final ExchangeParts parts;
    private final Site site;
    private final Connections connections;
    private volatile boolean running = true;
    private @Nullable Thread main;

    @Inject
    Exchange(Background background, ExchangeParts parts, Site site, Connections connections) {
        this.background = background;
        this.parts = parts;
        this.site = site;
        this.connections = connections;
    }

    void start(@Observes @Priority(Schema.FIRST + 1000) Startup started) {
        parts.handlers().toString(); // two claimants for one type must stop the start, not the first envelope
        parts.incarnation().begin();
        main = background.thread("entente-exchange", this::live);
        main.start();
    }

    private void live() {
        boolean well = true;
        while (running) {
            try {
                var lease = Lease.take(connections, "entente-exchange", "outbox", LOCK);
                if (lease.isPresent()) {
                    try (var held = lease.get()) {
                        LOG.log(Level.INFO, "this node runs the exchange, site={0}", site.name());
                        well = true;
                        work(held);
                    }
                }
            } catch (Exception fault) {
                if (running && well) {
                    LOG.log(
                            Level.WARNING,
                            "the exchange stands still and will try again: " + Inbox.reason(fault),
                            fault);
                }
                well = false;
            }
            if (running && !Background.pause()) {
                running = false;
            }
        }
    }

    private void work(Lease lease) throws Exception {
        parts.topics().ensure();
        if (parts.incarnation().forgottenByTopics()) {
            parts.incarnation().renew();
        }
        var on = new AtomicBoolean(true);
        BooleanSupplier going = () -> running && on.get();
        List<InboxListener> listeners = site.peers().isEmpty() ? List.of() : listeners(going);
        var workers = Stream.concat(listeners.stream(), Stream.<Runnable>of(() -> beat(going)))
                .map(worker -> background.thread("entente-exchange-part", watched(worker, on)))
                .toList();
        try {
            workers.forEach(Thread::start);
            parts.relay().run(lease, going);
        } finally {
            on.set(false);
            listeners.forEach(InboxListener::stop);
            for (var worker : workers) {
                worker.join(10_000);
            }
        }
    }

    /** One part of the exchange that ends takes the others with it: all of it begins again, or stands still for ever. */
    static Runnable watched(Runnable worker, AtomicBoolean on) {
        return () -> {
            try {
                worker.run();
            } catch (RuntimeException fault) {
                LOG.log(Level.WARNING, "a part of the exchange ended; all of it begins again", fault);
            } finally {
                on.set(false);
            }
        };
    }

    private List<InboxListener> listeners(BooleanSupplier going) {
        return List.of(
                listener(
                        "text",
                        1_000,
                        false,
                        going,
                        parts.inbox()::take,
                        Topics.MEMOS,
                        Topics.RECEIPTS,
                        Topics.LISTS,
                        Topics.POSTS,
                        Topics.NOTICES,
                        Topics.DIRECTORY),
                listener("heavy", 8, false, going, parts.inbox()::take, Topics.RELEASES, Topics.ATTACHMENTS),
                listener("pulse", 100, true, going, this::takePulse, Topics.HEARTBEATS, Topics.REQUESTS));
    }

    private void takePulse(List<Arrival> batch) {
        parts.inbox().take(parts.pulse().take(batch));
    }

    private void beat(BooleanSupplier going) {
        try {
            parts.pulse().run(going);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private InboxListener listener(
            String purpose,
            int atMost,
            boolean fromEnd,
            BooleanSupplier going,
            java.util.function.Consumer<List<Arrival>> taker,
            String... topics) {
        var sources = site.peers().stream()
                .flatMap(peer -> Stream.of(topics).map(topic -> new InboxListener.Source(peer, topic)))
                .toList();
        return new InboxListener(parts.clients().consumer(purpose, atMost), sources, fromEnd, taker, going);
    }

    @PreDestroy
    void stop() {
        running = false;
        Background.await(main);
    }
}
