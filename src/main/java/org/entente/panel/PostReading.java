package org.entente.panel;

import de.siegmar.fastcsv.reader.CsvReader;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.entente.mailinglist.Post;
import org.entente.panel.Notes.FileNotes;

/** Reads all files of a post that may hold figures. They are one release: either all of them are understood, or none. */
@Singleton
class PostReading {
    private final Memory memory;

    @Inject
    PostReading(Memory memory) {
        this.memory = memory;
    }

    /**
     * What a post holds.
     *
     * @param figures as {@link FigureFile}; empty where something is open
     */
    record Read(Notes notes, byte[] figures, List<Reading> files) {}

    /** Empty for a post that carries no such file. */
    Optional<Read> read(Post post) throws IOException {
        var readings = new ArrayList<Reading>();
        for (var file : post.files()) {
            if (Tables.may(file.name())) {
                readings.add(read(post, file));
            }
        }
        // a word beside the report is no report
        readings.removeIf(each -> each.isWordsAlone() && readings.size() > 1);
        if (readings.isEmpty()) {
            return Optional.empty();
        }
        var files = readings.stream()
                .map(each -> new FileNotes(each.file(), each.isRead(), each.gaps()))
                .toList();
        if (!readings.stream().allMatch(Reading::isRead)) {
            return Optional.of(new Read(new Notes(Notes.OPEN, null, 0, null, files), new byte[0], readings));
        }
        try {
            var newest =
                    readings.stream().flatMap(each -> each.periods().stream()).max(Period::compareTo);
            var how = readings.stream().anyMatch(Reading::remembered) ? "mapping" : "automatic";
            var merged = merge(readings);
            var notes = new Notes(
                    Notes.READ,
                    how,
                    merged.count(),
                    newest.map(Period::toString).orElse(null),
                    files);
            return Optional.of(new Read(notes, merged.octets(), readings));
        } catch (Unreadable conflict) {
            var last = files.get(files.size() - 1);
            var open = List.of(new FileNotes(last.name(), false, List.of(conflict.gap())));
            return Optional.of(new Read(new Notes(Notes.OPEN, null, 0, null, open), new byte[0], readings));
        }
    }

    private Reading read(Post post, Post.File file) throws IOException {
        var local = Files.createTempFile("panel", ".tmp");
        try (var octets = file.octets().open()) {
            Files.copy(octets, local, StandardCopyOption.REPLACE_EXISTING);
            return Reading.of(file.name(), local, layout -> memory.recall(post.list(), post.sender(), layout));
        } finally {
            Files.delete(local);
        }
    }

    private record Merged(byte[] octets, int count) {}

    /** Of several files, as of the same report as CSV and as a workbook, each figure once. */
    private static Merged merge(List<Reading> readings) throws IOException {
        if (readings.size() == 1) {
            return new Merged(readings.get(0).figures(), readings.get(0).count());
        }
        var values = new HashMap<List<String>, java.math.BigDecimal>();
        var out = new ByteArrayOutputStream();
        try (var file = new FigureFile(out)) {
            for (var reading : readings) {
                var plain = new GZIPInputStream(new ByteArrayInputStream(reading.figures()));
                try (var lines =
                        CsvReader.builder().ofCsvRecord(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
                    boolean header = true;
                    for (var line : lines) {
                        var cells = line.getFields();
                        if (!header) {
                            var key = List.copyOf(cells.subList(0, 4));
                            var value = new java.math.BigDecimal(cells.get(4));
                            var before = values.putIfAbsent(key, value);
                            if (before == null) {
                                file.write(cells);
                            } else if (before.compareTo(value) != 0) {
                                throw new Unreadable(
                                        "panel.gap.files", reading.file(), key.get(1), key.get(2), key.get(3));
                            }
                        }
                        header = false;
                    }
                }
            }
        }
        return new Merged(out.toByteArray(), values.size());
    }
}
