package org.entente.twosites;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How the sites are to run.
 *
 * @param project the directory that holds {@code kafka/}, {@code payara/} and {@code target/parts}
 * @param root where data and logs go
 * @param fresh whether data of an earlier run is removed first
 * @param password what every demo person signs in with, on pages and in the mailbox
 * @param progress hears one line for each step
 * @param environment environment variables for one part, added to the harness' own and stronger
 * @param options JVM options for one part, added after the harness' own
 */
public record Settings(
        Path project,
        Path root,
        boolean fresh,
        List<String> sites,
        Ports ports,
        Path war,
        String password,
        Consumer<String> progress,
        Map<String, Map<String, String>> environment,
        Map<String, List<String>> options) {

    public static final List<String> SITES = List.of("fr", "uk");
    public static final String PASSWORD = "entente-demo";

    public Settings {
        sites = List.copyOf(sites);
        environment = Map.copyOf(environment);
        options = Map.copyOf(options);
    }

    /** Free ports, fresh data under {@code root}, the WAR that the build made, progress to standard error. */
    public static Settings forTests(Path root) {
        var project = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        return new Settings(
                project,
                project.resolve(root),
                true,
                SITES,
                Ports.free(SITES),
                project.resolve("target/entente.war"),
                PASSWORD,
                System.err::println,
                Map.of(),
                Map.of());
    }

    /** Data survives, and a fresh demo holds the memos of a week; {@code first} is the control page's port and shifts all others. */
    public static Settings forDemo(int first, String password, Consumer<String> progress) {
        var project = Path.of("").toAbsolutePath();
        var settings = new Settings(
                project,
                project.resolve("target/demo"),
                false,
                SITES,
                Ports.from(first, SITES),
                project.resolve("target/entente.war"),
                password,
                progress,
                Map.of(),
                Map.of());
        var samples = project.resolve("payara/samples.json").toString();
        var posts = project.resolve("payara/posts.json").toString();
        for (var site : SITES) {
            settings = settings.withEnvironment(site + "-node", "ENTENTE_MEMO_SAMPLES", samples)
                    .withEnvironment(site + "-node", "ENTENTE_LIST_SAMPLES", posts);
        }
        return settings;
    }

    /** The same with one more environment variable for a part. */
    public Settings withEnvironment(String part, String name, String value) {
        var all = new HashMap<>(environment);
        var one = new HashMap<>(all.getOrDefault(part, Map.of()));
        one.put(name, value);
        all.put(part, Map.copyOf(one));
        return new Settings(project, root, fresh, sites, ports, war, password, progress, all, options);
    }

    /** The same with more JVM options for a part, for instance {@code -Dentente.some.key=value} for a node. */
    public Settings withOptions(String part, String... more) {
        var all = new HashMap<>(options);
        var one = new java.util.ArrayList<>(all.getOrDefault(part, List.of()));
        one.addAll(List.of(more));
        all.put(part, List.copyOf(one));
        return new Settings(project, root, fresh, sites, ports, war, password, progress, environment, all);
    }

    Path parts() {
        return project.resolve("target/parts");
    }

    List<String> peersOf(String site) {
        return sites.stream().filter(other -> !other.equals(site)).toList();
    }
}
