package org.entente.twosites;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Both sites, running: for each its database, broker, mirror and node, one mail server, and the link between them.
 *
 * <p>{@link #start(Settings)} returns when every part is ready and every site hears its peers, or throws {@link StartFailed} with one sentence and
 * leaves nothing running. {@link #close} stops all within ten seconds; so does the end of this JVM, however it comes.
 * Parts are named {@code SITE-node}, {@code SITE-broker}, {@code SITE-mirror}, {@code SITE-database} and {@code mail}.
 */
public final class TwoSites implements AutoCloseable {
    private static @Nullable TwoSites shared;

    private final Settings settings;
    private final Root root;
    private final Link link;
    private final Fleet fleet;
    private final Instant begun = Instant.now();
    private boolean closed;

    private TwoSites(Settings settings, Root root, Leftovers leftovers) {
        this.settings = settings;
        this.root = root;
        var certificates = new Certificates(settings.root().resolve("tls"));
        certificates.prepare(settings.sites());
        var ports = settings.ports();
        this.link = new Link(settings.sites().stream()
                .map(site -> new Relay(ports.of(site + "-link"), ports.of(site + "-peer")))
                .toList());
        this.fleet = new Fleet(settings, certificates, link, leftovers);
    }

    /** Starts everything, side by side where one part does not need the other. */
    public static TwoSites start(Settings settings) {
        var release = Runtime.version().feature();
        if (release < 17 || release > 21) {
            throw new StartFailed("Entente needs a JDK from 17 to 21, and this is " + release + ": set JAVA_HOME.");
        }
        var sites = prepare(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(sites::close, "stop"));
        try {
            sites.link.restore();
            sites.fleet.start(sites::start);
            sites.awaitLink();
            return sites;
        } catch (RuntimeException failed) {
            sites.close();
            throw failed;
        }
    }

    private void awaitLink() {
        if (!link.isUp()) {
            return;
        }
        var began = Instant.now();
        new Hearing(settings.sites(), this::heard, link::isUp).await(Hearing.PATIENCE);
        settings.progress().accept("%6.1f s  link ready (%.1f s)".formatted(since(begun), since(began)));
    }

    /** Whom a site has heard in the last five seconds, as its node judges the link. */
    private Set<String> heard(String site) {
        var access = site(site);
        try (var connection = DriverManager.getConnection(
                        access.databaseUrl(), access.databaseUser(), access.databasePassword());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select site from peer where last_heard_at > now() - interval '5 seconds'")) {
            var peers = new HashSet<String>();
            while (rows.next()) {
                peers.add(rows.getString(1));
            }
            return peers;
        } catch (SQLException gone) {
            throw new StartFailed("The database of %s stopped answering: %s".formatted(site, gone.getMessage()), gone);
        }
    }

    /** All of it, and nothing started yet. */
    static TwoSites prepare(Settings settings) {
        var root = Root.claim(settings);
        try {
            var leftovers = new Leftovers(settings.root().resolve("processes"));
            leftovers.clear().forEach(part -> settings.progress().accept("cleared a leftover: " + part));
            root.prepare(settings.fresh());
            settings.ports().taken().ifPresent(name -> {
                throw new StartFailed(
                        "Port %d is taken, and %s needs it: stop what listens there, or move all ports (-Ddemo.port=9080)."
                                .formatted(settings.ports().of(name), name));
            });
            return new TwoSites(settings, root, leftovers);
        } catch (RuntimeException refused) {
            root.close();
            throw refused;
        }
    }

    /** The one installation that all stories of this JVM share, on free ports with fresh data in target/stories-FORK. */
    public static synchronized TwoSites shared() {
        var running = shared;
        if (running == null) {
            running = start(Settings.forTests(Path.of("target/stories-" + System.getProperty("fork", "0")))
                    .withEnvironment("uk-node", "ENTENTE_ATTACHMENT_CLEAR_EVERY", "PT2S")
                    .withEnvironment("uk-node", "ENTENTE_MEMO_CLEAR_DRAFTS_EVERY", "PT2S")
                    .withEnvironment("fr-node", "ENTENTE_MEMO_MAIL_LOOK_EVERY", "PT0.5S")
                    .withEnvironment("fr-node", "ENTENTE_ATTACHMENT_ASK_AGAIN_AFTER", "PT2S"));
            shared = running;
        }
        return running;
    }

    public Settings settings() {
        return settings;
    }

    public List<String> sites() {
        return settings.sites();
    }

    /** The site whose name a sign-in begins with. */
    public SiteAccess siteOf(String signIn) {
        return site(signIn.substring(0, signIn.indexOf('-')));
    }

    public SiteAccess site(String name) {
        var ports = settings.ports();
        return new SiteAccess(
                name,
                title(name),
                Node.address(ports.of(name + "-node")),
                Database.url(ports.of(name + "-database")),
                PostgresBinaries.USER,
                PostgresBinaries.PASSWORD,
                "127.0.0.1:" + ports.of(name + "-broker"));
    }

    private String title(String site) {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(settings.project().resolve("payara/" + site + ".properties"))) {
            properties.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties.getProperty("entente.site.title", site);
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
        return fleet.states();
    }

    public boolean has(String part) {
        return fleet.has(part);
    }

    /** Starts one part and waits until it is ready; one that runs is left alone. */
    public void start(String part) {
        var began = Instant.now();
        fleet.find(part).start();
        settings.progress().accept("%6.1f s  %s ready (%.1f s)".formatted(since(begun), part, since(began)));
    }

    /** Restores the link and starts whatever does not run, side by side. */
    public void mend() {
        link.restore();
        fleet.mend(this::start);
    }

    /** SIGKILL for one part; returns when it is gone. */
    public void kill(String part) {
        fleet.find(part).kill();
    }

    /** Stops one part in order. */
    public void stop(String part) {
        fleet.find(part).stop(Duration.ofSeconds(10));
    }

    /** What a part writes. */
    public Path log(String part) {
        return fleet.find(part).log();
    }

    private static double since(Instant instant) {
        return Duration.between(instant, Instant.now()).toMillis() / 1000.0;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            fleet.close();
            link.close();
            root.close();
        }
    }
}
