package org.entente.twosites;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** All parts of an installation, and the order in which they start and stop. */
final class Fleet implements AutoCloseable {
    private static final Duration FIRST_STOP = Duration.ofSeconds(4);
    private static final Duration LAST_STOP = Duration.ofSeconds(3);
    private static final Executor THREADS = work -> new Thread(work, "part").start();

    private final Settings settings;
    private final Watchdog watchdog = new Watchdog();
    private final Map<String, PartProcess> parts = new LinkedHashMap<>();

    Fleet(Settings settings, Certificates certificates, Link link, Leftovers leftovers) {
        this.settings = settings;
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

    /** Side by side where one does not need the other; the first failure ends it, and the caller stops the rest. */
    void start(Consumer<String> one) {
        var started = new LinkedHashMap<String, CompletableFuture<Void>>();
        for (var site : settings.sites()) {
            started.put(site + "-database", CompletableFuture.runAsync(() -> one.accept(site + "-database"), THREADS));
            started.put(site + "-broker", CompletableFuture.runAsync(() -> one.accept(site + "-broker"), THREADS));
        }
        started.put("mail", CompletableFuture.runAsync(() -> one.accept("mail"), THREADS));
        for (var site : settings.sites()) {
            var own = List.of(started.get(site + "-database"), started.get(site + "-broker"));
            started.put(site + "-node", all(own).thenRunAsync(() -> one.accept(site + "-node"), THREADS));
        }
        for (var site : settings.sites()) {
            var first = new ArrayList<>(List.of(started.get(site + "-broker")));
            settings.peersOf(site).forEach(peer -> first.add(sharing(peer, started)));
            started.put(site + "-mirror", all(first).thenRunAsync(() -> one.accept(site + "-mirror"), THREADS));
        }
        var end = all(List.copyOf(started.values()));
        started.values()
                .forEach(each -> each.whenComplete((nothing, failed) -> {
                    if (failed != null) {
                        end.completeExceptionally(failed);
                    }
                }));
        await(end);
    }

    /** Ends when the node of that site makes the topics that it shares, at the latest when it is ready. */
    private CompletableFuture<Void> sharing(String site, Map<String, CompletableFuture<Void>> started) {
        var node = started.get(site + "-node");
        var log = Log.from(find(site + "-node").log());
        return started.get(site + "-broker")
                .thenRunAsync(
                        () -> {
                            while (!node.isDone() && !log.contains(Node.SHARES)) {
                                PartProcess.pause();
                            }
                        },
                        THREADS);
    }

    private static CompletableFuture<Void> all(List<CompletableFuture<Void>> each) {
        return CompletableFuture.allOf(each.toArray(CompletableFuture[]::new));
    }

    private static void await(CompletableFuture<Void> end) {
        try {
            end.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof StartFailed sentence) {
                throw sentence;
            }
            throw failed;
        }
    }

    /** Starts what does not run, side by side: first what the others stand on. */
    void mend(Consumer<String> one) {
        Predicate<PartProcess> ground = Fleet::isGround;
        for (var which : List.of(ground, ground.negate())) {
            await(all(parts.values().stream()
                    .filter(which)
                    .filter(part -> !part.state().state().equals("ready"))
                    .map(part -> CompletableFuture.runAsync(
                            () -> one.accept(part.part().name()), THREADS))
                    .toList()));
        }
    }

    private static boolean isGround(PartProcess part) {
        return part.part() instanceof Database || part.part() instanceof Broker;
    }

    List<PartState> states() {
        return parts.values().stream().map(PartProcess::state).toList();
    }

    boolean has(String part) {
        return parts.containsKey(part);
    }

    PartProcess find(String part) {
        var found = parts.get(part);
        if (found == null) {
            throw new IllegalArgumentException("no part is called " + part);
        }
        return found;
    }

    /** Nodes, mirrors and mail first, then what they stand on; within ten seconds, if need be by a kill. */
    @Override
    public void close() {
        Predicate<PartProcess> ground = Fleet::isGround;
        stop(ground.negate(), FIRST_STOP);
        stop(ground, LAST_STOP);
        watchdog.close();
    }

    private void stop(Predicate<PartProcess> which, Duration patience) {
        await(all(parts.values().stream()
                .filter(which)
                .map(part -> CompletableFuture.runAsync(() -> part.close(patience), THREADS))
                .toList()));
    }
}
