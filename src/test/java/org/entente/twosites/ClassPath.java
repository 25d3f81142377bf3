package org.entente.twosites;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The class path of this JVM, from which the parts take theirs. */
final class ClassPath {
    private static final List<String> FOREIGN = List.of(
            "/com/microsoft/",
            "/com/deque/",
            "/org/jboss/",
            "/org/webjars/",
            "/fish/payara/",
            "/io/zonky/",
            "/org/apache/tika/",
            "/org/flywaydb/",
            "/gg/jte/",
            "/org/junit/",
            "/com/tngtech/",
            "/jakarta/platform/",
            "/com/icegreen/",
            "/org/eclipse/angus/",
            "/org/eclipse/microprofile/");

    /** Beside the classes of the tests themselves. */
    private static final List<String> MAIL = List.of(
            "/com/icegreen/",
            "/org/eclipse/angus/",
            "/jakarta/activation/",
            "/org/slf4j/",
            "/de/siegmar/",
            "/org/postgresql/");

    private ClassPath() {}

    static List<Path> entries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }

    /** Kafka's broker and mirror with what they need: shorter than ours, since a mirror looks for plugins in all of it. */
    static String ofKafka() {
        return entries().stream()
                .map(Path::toString)
                .filter(entry -> entry.endsWith(".jar"))
                .filter(entry -> FOREIGN.stream().noneMatch(entry.replace('\\', '/')::contains))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The mail server with what it needs. */
    static String ofMail() {
        return entries().stream()
                .map(Path::toString)
                .filter(entry ->
                        entry.endsWith("test-classes") || MAIL.stream().anyMatch(entry.replace('\\', '/')::contains))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
