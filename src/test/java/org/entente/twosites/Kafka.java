package org.entente.twosites;

import java.util.ArrayList;
import java.util.List;

/** How the programs of Kafka are run. */
final class Kafka {
    private Kafka() {}

    static List<String> java(Settings settings, String part, String heap, String main) {
        var command = new ArrayList<>(Part.lean(heap));
        command.add("-Djava.util.logging.config.file=" + settings.project().resolve("kafka/logging.properties"));
        command.addAll(settings.options().getOrDefault(part, List.of()));
        command.addAll(List.of("-cp", ClassPath.ofKafka(), main));
        return command;
    }
}
