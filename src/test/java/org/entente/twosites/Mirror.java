package org.entente.twosites;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** MirrorMaker 2 of a site, from {@code kafka/mirror-SITE.properties}: reads the peers through the link. */
final class Mirror extends Part {
    private final Settings settings;
    private final String site;
    private final Path tls;
    private final Link link;

    Mirror(Settings settings, String site, Path tls, Link link) {
        super(site + "-mirror", settings.ports().of(site + "-mirror"));
        this.settings = settings;
        this.site = site;
        this.tls = tls;
        this.link = link;
    }

    @Override
    void prepare() {
        // it keeps all it knows in the broker of its site
    }

    @Override
    List<String> command() {
        var file = settings.project().resolve("kafka/mirror-" + site + ".properties");
        var command =
                new ArrayList<>(Kafka.java(settings, name(), "160m", "org.apache.kafka.connect.mirror.MirrorMaker"));
        command.addAll(List.of(file.toString(), "--clusters", site));
        return command;
    }

    @Override
    Map<String, String> environment() {
        var ports = settings.ports();
        var environment = new HashMap<String, String>();
        environment.put("ENTENTE_BROKER_PORT", String.valueOf(ports.of(site + "-broker")));
        environment.put("ENTENTE_MIRROR_PORT", String.valueOf(port()));
        environment.put("ENTENTE_TLS", tls.toString());
        environment.put("ENTENTE_TLS_PASSWORD", Certificates.PASSWORD);
        environment.put("MALLOC_ARENA_MAX", "2");
        settings.peersOf(site)
                .forEach(peer -> environment.put(
                        "ENTENTE_PEER_" + peer.toUpperCase(Locale.ROOT).replace('-', '_'),
                        "127.0.0.1:" + ports.of(peer + "-link")));
        return environment;
    }

    /** It has looked at its peers; with the link cut it cannot, and then it is enough that it tries. */
    @Override
    boolean isReady(Log log) {
        return log.contains("Started MirrorSourceConnector")
                || !link.isUp() && log.contains("Finished starting connectors and tasks");
    }
}
