package org.entente.twosites;

import static java.util.Map.entry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Payara Micro of a site with the WAR, from {@code payara/SITE.properties}. */
final class Node extends Part {
    /** What it writes when it begins to make its topics and to let the peers' mirrors read them. */
    static final String SHARES = "this node runs the exchange";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Settings settings;
    private final String site;

    Node(Settings settings, String site) {
        super(site + "-node", settings.ports().of(site + "-node"));
        this.settings = settings;
        this.site = site;
    }

    static URI address(int port) {
        return URI.create("http://localhost:" + port);
    }

    @Override
    void prepare() {
        if (!Files.exists(settings.war())) {
            throw new StartFailed("The application " + settings.war() + " is not there: build it first (mvn package).");
        }
        SecretFile.make(mailKey());
    }

    /** Beside the data and not among them: who takes the database alone reads no mail. */
    private Path mailKey() {
        return settings.root().resolve(site).resolve("mail.key");
    }

    @Override
    List<String> command() {
        var root = settings.root().resolve(site).resolve("node");
        Commands.run(List.of("rm", "-rf", root.toString()));
        var payara = settings.project().resolve("payara");
        var command = new ArrayList<>(lean("320m"));
        command.addAll(settings.options().getOrDefault(name(), List.of()));
        command.addAll(
                List.of("-jar", settings.parts().resolve("payara-micro.jar").toString()));
        command.addAll(List.of("--nohazelcast", "--disablephonehome", "--port", String.valueOf(port())));
        command.addAll(List.of("--rootdir", root.toString()));
        command.addAll(option("--prebootcommandfile", payara.resolve("preboot.asadmin")));
        command.addAll(option("--logproperties", payara.resolve("logging.properties")));
        command.addAll(option("--systemproperties", payara.resolve(site + ".properties")));
        command.addAll(List.of("--contextroot", "/", "--deploy", settings.war().toString()));
        return command;
    }

    private static List<String> option(String name, Path file) {
        return List.of(name, file.toString());
    }

    @Override
    Map<String, String> environment() {
        var ports = settings.ports();
        var lists = settings.project().resolve("payara/lists-" + site + ".json");
        var notices = settings.project().resolve("payara/notices-" + site + ".json");
        var people = settings.project().resolve("payara/people-" + site + ".csv");
        return Map.ofEntries(
                entry("ENTENTE_ADDRESS", address(port()).toString()),
                entry("ENTENTE_DATABASE_PORT", String.valueOf(ports.of(site + "-database"))),
                entry("ENTENTE_DATABASE_PASSWORD", PostgresBinaries.PASSWORD),
                entry("ENTENTE_BROKER_PORT", String.valueOf(ports.of(site + "-broker"))),
                entry("ENTENTE_SMTP_PORT", String.valueOf(ports.of("smtp"))),
                entry("ENTENTE_IMAP_PORT", String.valueOf(ports.of("imap"))),
                entry("ENTENTE_MAIL_KEY", mailKey().toString()),
                entry("ENTENTE_MAIL_PASSWORD", settings.password()),
                entry("ENTENTE_PEOPLE", people.toString()),
                entry("ENTENTE_LISTS", lists.toString()),
                entry("ENTENTE_NOTICES", notices.toString()),
                entry("ENTENTE_DEMO_PASSWORD", settings.password()),
                entry("MALLOC_ARENA_MAX", "2"));
    }

    @Override
    boolean isReady(Log log) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200
                    && response.body().contains("\"status\":\"UP\"")
                    && log.contains(" ready in ");
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A failed deployment leaves the process up, without an application. */
    @Override
    Optional<String> fault(Log log) {
        var text = log.text();
        return text.contains(" ready in ") && !text.contains("\"Name\": \"")
                ? Optional.of("the application was not deployed: " + log.cause())
                : Optional.empty();
    }
}
