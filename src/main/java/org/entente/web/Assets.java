package org.entente.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Addresses of static files that change when the file does, so that browsers keep them for ever:
 * {@code bootstrap/css/bootstrap.min.css} of a WebJar by its version, {@code entente.css} of ours by the start.
 */
final class Assets {
    private static final Map<String, String> VERSIONS = new ConcurrentHashMap<>();
    private static final String START = Long.toString(System.currentTimeMillis(), 36);

    private Assets() {}

    static String address(String file) {
        var slash = file.indexOf('/');
        if (slash < 0) {
            return "/static/" + file + "?v=" + START;
        }
        var library = file.substring(0, slash);
        return "/webjars/" + library + "/" + VERSIONS.computeIfAbsent(library, Assets::version) + file.substring(slash);
    }

    private static String version(String library) {
        var loader = Assets.class.getClassLoader();
        var where = Stream.of("org.webjars", "org.webjars.npm")
                .map(group -> "META-INF/maven/" + group + "/" + library + "/pom.properties")
                .filter(name -> loader.getResource(name) != null)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no WebJar of the name " + library));
        try (InputStream file = loader.getResourceAsStream(where)) {
            var properties = new Properties();
            properties.load(file);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
