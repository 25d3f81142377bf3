package org.entente.twosites;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;

/** The Kafka broker of a site, from {@code kafka/broker.properties}. */
final class Broker extends Part {
    private final Settings settings;
    private final String site;
    private final Path tls;

    Broker(Settings settings, String site, Path tls) {
        super(site + "-broker", settings.ports().of(site + "-broker"));
        this.settings = settings;
        this.site = site;
        this.tls = tls;
    }

    @Override
    void prepare() {
        if (Files.exists(data().resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(data());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        var format = new ArrayList<>(java("kafka.tools.StorageTool"));
        format.addAll(List.of("format", "--cluster-id", Uuid.randomUuid().toString(), "--config", file()));
        Commands.run(format, "", environment());
    }

    @Override
    List<String> command() {
        var command = new ArrayList<>(java("kafka.Kafka"));
        command.add(file());
        return command;
    }

    @Override
    Map<String, String> environment() {
        var ports = settings.ports();
        return Map.of(
                "ENTENTE_BROKER_DATA", data().toString(),
                "ENTENTE_BROKER_PORT", String.valueOf(port()),
                "ENTENTE_CONTROLLER_PORT", String.valueOf(ports.of(site + "-controller")),
                "ENTENTE_PEER_HOST", "127.0.0.1",
                "ENTENTE_PEER_PORT", String.valueOf(ports.of(site + "-peer")),
                "ENTENTE_PEER_ADDRESS", "127.0.0.1:" + ports.of(site + "-link"),
                "ENTENTE_TLS", tls.toString(),
                "ENTENTE_TLS_PASSWORD", Certificates.PASSWORD,
                "MALLOC_ARENA_MAX", "2");
    }

    @Override
    boolean isReady(Log log) {
        return log.contains("Kafka Server started");
    }

    private List<String> java(String main) {
        return Kafka.java(settings, name(), "112m", main);
    }

    private String file() {
        return settings.project().resolve("kafka/broker.properties").toString();
    }

    private Path data() {
        return settings.root().resolve(site).resolve("broker");
    }
}
