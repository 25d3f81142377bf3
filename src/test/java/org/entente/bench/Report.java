package org.entente.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table, and the same as JSON. */
final class Report {
    private static final String FORMAT = "%-46s %-22s %-5s %-22s %6s  %-7s %-4s %s%n";

    private final Machine machine = Machine.here();
    private final Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Map<String, List<Line>> rows = new LinkedHashMap<>();
    private final Map<String, String> failures = new LinkedHashMap<>();

    void add(Row row, List<Line> lines) {
        rows.put(row.name(), lines);
    }

    void failed(Row row, Exception fault) {
        failures.put(row.name(), String.valueOf(fault));
    }

    boolean isWhole() {
        return failures.isEmpty();
    }

    String table() {
        var text = new StringBuilder(machine + "\n\n");
        text.append(FORMAT.formatted("", "median (min..max)", "", "floor (min..max)", "ratio", "aim", "", "floor is"));
        rows.values().stream()
                .flatMap(List::stream)
                .forEach(line -> text.append(FORMAT.formatted(
                        line.what(),
                        show(line.value()),
                        line.unit(),
                        show(line.floor()),
                        show("%.2f", line.ratio()),
                        (line.atLeast() ? ">= " : "<= ") + show("%.2f", line.aim()),
                        line.reached(),
                        line.floorIs())));
        failures.forEach((row, fault) -> text.append("%s could not be measured: %s%n".formatted(row, fault)));
        return text.toString().replaceAll("[<>]= (?= )", "   ").replaceAll("(?m) +$", "");
    }

    private static String show(@Nullable Sample sample) {
        if (sample == null) {
            return "";
        }
        var format = sample.most() < 100 ? "%.1f" : "%.0f";
        var spread = "(" + format + ".." + format + ")";
        return String.format(Locale.ROOT, format, sample.median())
                + (sample.runs() > 1 ? " " + String.format(Locale.ROOT, spread, sample.least(), sample.most()) : "");
    }

    private static String show(String format, @Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, format, value);
    }

    void write(Path file) throws IOException {
        var all = new ArrayList<Map<String, @Nullable Object>>();
        rows.forEach((row, lines) -> lines.forEach(line -> {
            var entry = new LinkedHashMap<String, @Nullable Object>();
            entry.put("row", row);
            entry.put("what", line.what());
            entry.put("unit", line.unit());
            entry.put("value", line.value());
            entry.put("floor", line.floor());
            entry.put("floorIs", line.floorIs());
            entry.put("ratio", line.ratio());
            entry.put("aim", line.aim());
            entry.put("aimIs", line.aim() == null ? null : line.atLeast() ? "at least" : "at most");
            entry.put("reached", line.reached());
            all.add(entry);
        }));
        Files.createDirectories(file.getParent());
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(
                        file.toFile(),
                        Map.of("at", at.toString(), "machine", machine, "lines", all, "failures", failures));
    }
}
