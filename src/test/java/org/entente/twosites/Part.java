package org.entente.twosites;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One process of the installation: how it is prepared, started, asked whether it is ready, and stopped. */
abstract class Part {
    private final String name;
    private final int port;

    Part(String name, int port) {
        this.name = name;
        this.port = port;
    }

    final String name() {
        return name;
    }

    final int port() {
        return port;
    }

    /** Makes what the process needs on disk; does nothing where it is there already. */
    abstract void prepare();

    abstract List<String> command();

    abstract Map<String, String> environment();

    /** Whether it does its work now; asked every 100 ms. {@code log} is what it wrote since this start. */
    abstract boolean isReady(Log log);

    /** What went wrong, where the process lives on although it cannot do its work. */
    Optional<String> fault(Log log) {
        return Optional.empty();
    }

    /** A fault of a process that ended at its start, but may be gone at the next attempt. */
    boolean isPassing(Log log) {
        return false;
    }

    /** The signal that ends it soon and in order. */
    String signal() {
        return "TERM";
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** Small and quickly up: the parts share two cores and a laptop's memory. */
    static List<String> lean(String heap) {
        return List.of(
                java().toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                "-Djava.net.preferIPv4Stack=true");
    }
}
