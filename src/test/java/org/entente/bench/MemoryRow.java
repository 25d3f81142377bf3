package org.entente.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What each part holds of the memory after the other rows; run it with them. */
final class MemoryRow implements Row {
    @Override
    public String name() {
        return "memory";
    }

    @Override
    public List<Line> measure(Installation at) {
        var lines = new ArrayList<Line>();
        for (var part : at.sites().parts()) {
            var pid = part.pid();
            if (pid != null) {
                lines.add(line(part.part(), ProcessHandle.of(pid).orElseThrow()));
            }
        }
        return lines;
    }

    private static Line line(String part, ProcessHandle process) {
        var what = "memory of " + part;
        if (part.endsWith("-database")) {
            // its processes share most of what they hold
            return Line.alone(
                    what,
                    "MB",
                    Sample.of(Stream.concat(Stream.of(process), process.descendants())
                            .mapToDouble(one -> megabytes(one, true))
                            .sum()));
        }
        var held = Sample.of(megabytes(process, false));
        if (part.equals("mail")) {
            return Line.alone(what, "MB", held);
        }
        return Line.atMost(1, what, "MB", held, "most allowed", Sample.of(part.endsWith("-node") ? 600 : 300));
    }

    /** Resident; {@code shared} counts what several processes hold by halves and thirds, where the system can. */
    static double megabytes(ProcessHandle process, boolean shared) {
        try {
            var map = Path.of("/proc", String.valueOf(process.pid()), shared ? "smaps_rollup" : "status");
            var field = shared ? "Pss:" : "VmRSS:";
            if (Files.isReadable(map)) {
                return Files.readAllLines(map).stream()
                                .filter(line -> line.startsWith(field))
                                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                                .sum()
                        / 1024.0;
            }
            var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(process.pid())).start();
            try (BufferedReader text = ps.inputReader(StandardCharsets.US_ASCII)) {
                var line = text.readLine();
                return line == null ? 0 : Long.parseLong(line.strip()) / 1024.0;
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
