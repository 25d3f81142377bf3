package org.entente.panel;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.dhatim.fastexcel.Workbook;

/** Files as panel companies send them, made here, and what is read in them. */
final class Files {
    private Files() {}

    /** Cells of a sheet: texts, numbers, days; null for none. */
    record Sheet(String name, List<List<Object>> rows) {}

    static Reading read(String name, String text, Charset charset) {
        return read(name, text.getBytes(charset), layout -> Optional.empty());
    }

    static Reading read(String name, String text) {
        return read(name, text, StandardCharsets.UTF_8);
    }

    static Reading read(String name, byte[] octets, Function<String, Optional<Mapping>> memory) {
        try {
            Path file = java.nio.file.Files.createTempFile("panel", ".bin");
            try {
                java.nio.file.Files.write(file, octets);
                return Reading.of(name, file, memory);
            } finally {
                java.nio.file.Files.delete(file);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** "market | product | fact | period | value | unit", a line a figure. */
    static List<String> figures(Reading reading) {
        if (!reading.isRead()) {
            return List.of("not read: " + reading.gaps());
        }
        return lines(reading).stream()
                .skip(1)
                .map(line -> line.replaceAll(",[^,]*,[^,]*$", "").replace(",", " | "))
                .toList();
    }

    static List<String> lines(Reading reading) {
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(reading.figures()))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static byte[] workbook(Sheet... sheets) {
        var octets = new ByteArrayOutputStream();
        try (var book = new Workbook(octets, "Test", "1.0")) {
            for (var sheet : sheets) {
                var page = book.newWorksheet(sheet.name());
                for (int row = 0; row < sheet.rows().size(); row++) {
                    for (int column = 0; column < sheet.rows().get(row).size(); column++) {
                        put(page, row, column, sheet.rows().get(row).get(column));
                    }
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return octets.toByteArray();
    }

    private static void put(org.dhatim.fastexcel.Worksheet page, int row, int column, Object cell) {
        if (cell instanceof Number number) {
            page.value(row, column, number);
        } else if (cell instanceof java.time.LocalDate day) {
            page.value(row, column, day);
            page.style(row, column).format("dd/mm/yyyy").set();
        } else if (cell instanceof String text && text.endsWith("%%")) {
            page.value(row, column, Double.valueOf(text.replace("%%", "")));
            page.style(row, column).format("0.0%").set();
        } else if (cell instanceof String text) {
            page.value(row, column, text);
        }
    }

    static List<Object> row(Object... cells) {
        return java.util.Arrays.asList(cells);
    }
}
