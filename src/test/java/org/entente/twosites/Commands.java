package org.entente.twosites;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Short commands that are waited for. */
final class Commands {
    private Commands() {}

    static void run(List<String> command) {
        run(command, "");
    }

    static void run(List<String> command, String input) {
        run(command, input, Map.of());
    }

    /** Runs it to its end; a failure says what it printed last. */
    static void run(List<String> command, String input, Map<String, String> environment) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            var process = builder.start();
            try (var in = process.outputWriter()) {
                in.write(input);
            }
            var output = new String(process.getInputStream().readAllBytes()).strip();
            if (process.waitFor() != 0) {
                throw new StartFailed(
                        "%s failed: %s".formatted(command.get(0), output.substring(output.lastIndexOf('\n') + 1)));
            }
        } catch (IOException missing) {
            throw new StartFailed(command.get(0) + " cannot be run: " + missing.getMessage(), missing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartFailed("The start was interrupted.", interrupted);
        }
    }

    static boolean succeeds(String... command) {
        try {
            run(List.of(command));
            return true;
        } catch (StartFailed failed) {
            return false;
        }
    }
}
