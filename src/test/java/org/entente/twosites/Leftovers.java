package org.entente.twosites;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The file of what runs: name, process id and start time of each part. A process is ours only if both match, since
 * process ids are given again.
 */
final class Leftovers {
    private static final Duration CLOCK_GRAIN = Duration.ofMillis(1500);

    private final Path file;
    private final Map<String, ProcessHandle> running = new TreeMap<>();

    Leftovers(Path file) {
        this.file = file;
    }

    synchronized void note(String part, ProcessHandle process) {
        running.put(part, process);
        write();
    }

    synchronized void strike(String part) {
        running.remove(part);
        write();
    }

    /** Ends what an earlier harness left behind, and says what that was. */
    List<String> clear() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            var cleared = Files.readAllLines(file).stream()
                    .map(line -> line.split(" "))
                    .filter(fields -> fields.length == 3)
                    .flatMap(fields -> find(fields[1], fields[2]).map(process -> end(fields[0], process)).stream())
                    .toList();
            Files.delete(file);
            return cleared;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Optional<ProcessHandle> find(String pid, String started) {
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(process -> process.info()
                        .startInstant()
                        .map(instant -> Duration.between(instant, Instant.ofEpochMilli(Long.parseLong(started)))
                                        .abs()
                                        .compareTo(CLOCK_GRAIN)
                                < 0)
                        .orElse(false));
    }

    private static String end(String part, ProcessHandle process) {
        killTree(process);
        return part + " (process " + process.pid() + ")";
    }

    /** SIGKILL for the process and for what it started (PostgreSQL is a family), and waits until they are gone. */
    static void killTree(ProcessHandle process) {
        var family = process.descendants().toList();
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
        try {
            process.onExit().get(5, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException notSeen) {
            // a process that the system has not yet taken away cannot act any more
        }
    }

    private void write() {
        var text = new StringBuilder();
        running.forEach((part, process) -> text.append(part)
                .append(' ')
                .append(process.pid())
                .append(' ')
                .append(process.info().startInstant().map(Instant::toEpochMilli).orElse(0L))
                .append('\n'));
        try {
            var next = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(next, text);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
