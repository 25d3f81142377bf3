package org.entente.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.entente.story.Api;
import org.entente.twosites.Settings;
import org.entente.twosites.TwoSites;

/** The two sites that are measured: memos go from {@link #HOME} to {@link #PEER}. */
final class Installation implements AutoCloseable {
    static final String HOME = "uk";
    static final String PEER = "fr";
    static final String AUTHOR = "uk-sales-director";
    static final String READER = "fr-sales-director";

    private static final List<String> NODES = List.of(HOME + "-node", PEER + "-node");
    private static final Pattern READY = Pattern.compile("(\\S+) ready \\(([0-9.,]+) s\\)");
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Options options;
    private final Map<String, Double> starts = new LinkedHashMap<>();
    private TwoSites sites;
    private double startSeconds;

    Installation(Options options) {
        this.options = options;
        this.sites = start(false);
    }

    private TwoSites start(boolean lean) {
        starts.clear();
        long began = System.nanoTime();
        var settings = Settings.forTests(Bench.DIRECTORY);
        for (var node : NODES) {
            if (!lean) {
                settings = settings.withOptions(node, "-XX:TieredStopAtLevel=4");
            }
            if (options.record()) {
                settings = settings.withOptions(
                        node,
                        "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
                                + settings.root().resolve(node + ".jfr"));
            }
        }
        var started = TwoSites.start(new Settings(
                settings.project(),
                settings.root(),
                settings.fresh(),
                settings.sites(),
                settings.ports(),
                settings.war(),
                settings.password(),
                this::heard,
                settings.environment(),
                settings.options()));
        startSeconds = (System.nanoTime() - began) / 1e9;
        return started;
    }

    private synchronized void heard(String line) {
        Bench.say(line);
        var ready = READY.matcher(line);
        if (ready.find()) {
            starts.put(ready.group(1), Double.valueOf(ready.group(2).replace(',', '.')));
        }
    }

    /** Stops everything and starts it anew, with fresh data; nodes compile as far as they can, or as little as the demo's. */
    void again(boolean lean) {
        sites.close();
        sites = start(lean);
    }

    /** From nothing running to everything ready, the last time. */
    double startSeconds() {
        return startSeconds;
    }

    /** The same for each part, from its own start; they start side by side. */
    synchronized Map<String, Double> starts() {
        return new LinkedHashMap<>(starts);
    }

    Options options() {
        return options;
    }

    TwoSites sites() {
        return sites;
    }

    Api author() {
        return Api.of(sites, AUTHOR);
    }

    Sql sql(String site) throws SQLException {
        return new Sql(sites.site(site));
    }

    /** Runs a floor: with the nodes stopped, and with nothing of theirs under way. */
    <T> T withoutNodes(Callable<T> floor) throws Exception {
        settle();
        NODES.forEach(sites::stop);
        try {
            return floor.call();
        } finally {
            CompletableFuture.allOf(NODES.stream()
                            .map(node -> CompletableFuture.runAsync(() -> sites.start(node)))
                            .toArray(CompletableFuture[]::new))
                    .join();
            settle();
        }
    }

    /** Waits until each site has taken everything that the other has published. */
    void settle() throws Exception {
        try (var home = sql(HOME);
                var peer = sql(PEER)) {
            waitFor("everything to arrive", () -> level(home, peer, HOME) && level(peer, home, PEER));
        }
    }

    private static boolean level(Sql from, Sql to, String site) throws SQLException {
        return from.number("select count(*) from outbox where sent_at is null") == 0
                && from.number("select coalesce(sum(last_number), 0) from outbound_stream")
                        == to.number(
                                "select coalesce(sum(applied), 0) from inbound_stream s join peer using (site, incarnation)"
                                        + " where site = ?",
                                site);
    }

    void waitFor(String what, Callable<Boolean> holds) throws Exception {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!holds.call()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited %d s for %s".formatted(LONGEST.toSeconds(), what));
            }
            Thread.sleep(20);
        }
    }

    @Override
    public void close() {
        sites.close();
    }
}
