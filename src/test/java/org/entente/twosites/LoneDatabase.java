package org.entente.twosites;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** PostgreSQL alone, fresh, with an empty database: for tests that need neither a node nor a broker. */
public final class LoneDatabase implements AutoCloseable {
    private static final List<String> SITES = List.of("lone");

    private final Root root;
    private final Watchdog watchdog = new Watchdog();
    private final PartProcess process;
    private final String url;

    private LoneDatabase(Settings settings) {
        this.root = Root.claim(settings);
        var leftovers = new Leftovers(settings.root().resolve("processes"));
        leftovers.clear();
        root.prepare(true);
        this.process = new PartProcess(new Database(settings, "lone"), settings, watchdog, leftovers);
        this.url = Database.url(settings.ports().of("lone-database"));
    }

    /** @param name of its directory in target; no two of a name run at once in one JVM */
    public static LoneDatabase start(String name) {
        var project = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        var lone = new LoneDatabase(new Settings(
                project,
                project.resolve("target").resolve(name + "-" + System.getProperty("fork", "0")),
                true,
                SITES,
                Ports.free(SITES),
                project,
                "",
                line -> {},
                Map.of(),
                Map.of()));
        lone.process.start();
        return lone;
    }

    public String url() {
        return url;
    }

    public String user() {
        return PostgresBinaries.USER;
    }

    public String password() {
        return PostgresBinaries.PASSWORD;
    }

    @Override
    public void close() {
        process.close(Duration.ofSeconds(5));
        watchdog.close();
        root.close();
    }
}
