package org.entente.twosites;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Both sites, running: for each its database, broker, mirror and node, one mail server, and the link between them.
 *
 * <p>{@link #start} returns when every part is ready or throws {@link StartFailed} with one sentence and nothing left
 * running. {@link #close} stops all within ten seconds; so does the end of this JVM, however it comes.
 */
public final class TwoSites implements AutoCloseable {
    private static final Duration FIRST_STOP = Duration.ofSeconds(4);
    private static final Duration LAST_STOP = Duration.ofSeconds(3);

    private static @Nullable TwoSites shared;

    private final Settings settings;
    private final Root root;
    private final Watchdog watchdog = new Watchdog();
    private final Link link;
    private final Map<String, PartProcess> parts = new LinkedHashMap<>();
    private final Instant begun = Instant.now();
    private boolean closed;

    private TwoSites(Settings settings, Root root, Leftovers leftovers) {
        this.settings = settings;
        this.root = root;
        var ports = settings.ports();
        this.link = new Link(settings.sites().stream()
                .map(site -> new Relay(ports.of(site + "-link"), ports.of(site + "-peer")))
                .toList());
        var certificates = new Certificates(settings.root().resolve("tls"));
        certificates.prepare(settings.sites());
        var all = new ArrayList<Part>();
        for (var site : settings.sites()) {
            all.add(new Node(settings, site));
            all.add(new Broker(settings, site, certificates.of(site)));
            all.add(new Mirror(settings, site, certificates.of(site), link));
            all.add(new Database(settings, site));
        }
        all.add(new Mail(settings));
        all.forEach(part -> parts.put(part.name(), new PartProcess(part, settings, watchdog, leftovers)));
    }

    /** Starts everything, side by side where one part does not need the other. */
    public static TwoSites start(Settings settings) {
        var release = Runtime.version().feature();
        if (release < 17 || release > 21) {
            throw new StartFailed("Entente needs a JDK from 17 to 21, and this is " + release + ": set JAVA_HOME.");
        }
        var root = Root.claim(settings);
        TwoSites sites;
        try {
            var leftovers = new Leftovers(settings.root().resolve("processes"));
            leftovers.clear().forEach(part -> settings.progress().accept("cleared a leftover: " + part));
            root.prepare(settings.fresh());
            settings.ports().taken().ifPresent(name -> {
                throw new StartFailed("Port %d is taken, and %s needs it."
                        .formatted(settings.ports().of(name), name));
            });
            sites = new TwoSites(settings, root, leftovers);
        } catch (RuntimeException refused) {
            root.close();
            throw refused;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(sites::close, "stop"));
        try {
            sites.link.restore();
            sites.startAll();
            return sites;
        } catch (RuntimeException failed) {
            sites.close();
            throw failed;
        }
    }

    /** The one installation that all stories of this JVM share, on free ports with fresh data in target/stories. */
    public static synchronized TwoSites shared() {
        var running = shared;
        if (running == null) {
            running = start(Settings.forTests(Path.of("target/stories")));
            shared = running;
        }
        return running;
    }

    private void startAll() {
        var started = new LinkedHashMap<String, CompletableFuture<Void>>();
        Predicate<String> ground = name -> name.endsWith("-database") || name.endsWith("-broker");
        parts.keySet().stream().filter(ground).forEach(name -> started.put(name, later(name, List.of())));
        started.put("mail", later("mail", List.of()));
        var brokers = settings.sites().stream()
                .map(site -> started.get(site + "-broker"))
                .toList();
        for (var site : settings.sites()) {
            var own = List.of(started.get(site + "-database"), started.get(site + "-broker"));
            started.put(site + "-node", later(site + "-node", own));
            started.put(site + "-mirror", later(site + "-mirror", brokers));
        }
        var all = CompletableFuture.allOf(started.values().toArray(CompletableFuture[]::new));
        // the first failure ends the wait; the rest is stopped by our caller
        started.values()
                .forEach(one -> one.exceptionally(failed -> {
                    all.completeExceptionally(failed);
                    return null;
                }));
        try {
            all.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof StartFailed sentence) {
                throw sentence;
            }
            throw failed;
        }
    }

    private CompletableFuture<Void> later(String name, List<CompletableFuture<Void>> needed) {
        return CompletableFuture.allOf(needed.toArray(CompletableFuture[]::new))
                .thenRunAsync(() -> start(name), work -> new Thread(work, "start " + name).start());
    }

    public Settings settings() {
        return settings;
    }

    public List<String> sites() {
        return settings.sites();
    }

    public SiteAccess site(String name) {
        var ports = settings.ports();
        return new SiteAccess(
                name,
                Node.address(ports.of(name + "-node")),
                Database.url(ports.of(name + "-database")),
                PostgresBinaries.USER,
                PostgresBinaries.PASSWORD,
                "127.0.0.1:" + ports.of(name + "-broker"));
    }

    public int smtpPort() {
        return settings.ports().of("smtp");
    }

    public int imapPort() {
        return settings.ports().of("imap");
    }

    public Link link() {
        return link;
    }

    public List<PartState> parts() {
        return parts.values().stream().map(PartProcess::state).toList();
    }

    public boolean has(String part) {
        return parts.containsKey(part);
    }

    /** Starts one part and waits until it is ready; one that runs is left alone. */
    public void start(String part) {
        var began = Instant.now();
        find(part).start();
        settings.progress().accept("%6.1f s  %s ready (%.1f s)".formatted(since(begun), part, since(began)));
    }

    /** SIGKILL for one part; returns when it is gone. */
    public void kill(String part) {
        find(part).kill();
    }

    /** Stops one part in order. */
    public void stop(String part) {
        find(part).stop(Duration.ofSeconds(10));
    }

    /** What a part writes. */
    public Path log(String part) {
        return find(part).log();
    }

    private PartProcess find(String part) {
        var found = parts.get(part);
        if (found == null) {
            throw new IllegalArgumentException("no part is called " + part);
        }
        return found;
    }

    private static double since(Instant instant) {
        return Duration.between(instant, Instant.now()).toMillis() / 1000.0;
    }

    /** Nodes, mirrors and mail first, then what they stand on. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        Predicate<PartProcess> ground = part -> part.part() instanceof Database || part.part() instanceof Broker;
        stopAll(ground.negate(), FIRST_STOP);
        stopAll(ground, LAST_STOP);
        link.close();
        watchdog.close();
        root.close();
    }

    private void stopAll(Predicate<PartProcess> which, Duration patience) {
        var stopping = parts.values().stream()
                .filter(which)
                .map(part -> CompletableFuture.runAsync(
                        () -> part.close(patience), work -> new Thread(work, "stop").start()))
                .toList();
        CompletableFuture.allOf(stopping.toArray(CompletableFuture[]::new)).join();
    }
}
