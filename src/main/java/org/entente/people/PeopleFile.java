package org.entente.people;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.people.ImportReport.BadLine;
import org.entente.site.Problem;

/**
 * Reads a file of people: CSV (RFC 4180) with a header, in UTF-8 with or without a byte order mark, separated by
 * commas or, as French Excel writes it, by semicolons. Columns {@value #COLUMNS}, in any order; others are ignored.
 * A file that cannot be read at all is a {@link Problem}; a bad line is only left out and reported.
 */
final class PeopleFile {
    static final String COLUMNS = "sign-in,name,email,department,roles,language,zone";
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]{1,189}");

    private static final Pattern AT_LINE = Pattern.compile("line (\\d+)");

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<BadLine> badLines = new ArrayList<>();

    private PeopleFile() {}

    /** Reads it for this site, whose name begins every sign-in. */
    static PeopleFile read(byte[] file, String site) {
        var text = text(file);
        var read = new PeopleFile();
        var builder = CsvReader.builder()
                .fieldSeparator(separator(text))
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
        try (var lines = builder.ofNamedCsvRecord(text)) {
            for (var line : lines) {
                var checked = new PeopleLine(line);
                checked.entry(site + "-", read.entries::containsKey)
                        .ifPresent(good -> read.entries.put(good.id(), good));
                read.badLines.addAll(checked.faults());
            }
        } catch (CsvParseException e) {
            // where a quote goes wrong nobody can tell where the next line begins; the lines before are good
            var at = AT_LINE.matcher(String.valueOf(e.getMessage()));
            read.badLines.add(
                    new BadLine(at.find() ? Long.parseLong(at.group(1)) : 1, "", "people.import.quote", List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    List<BadLine> badLines() {
        return List.copyOf(badLines);
    }

    private static String text(byte[] file) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            text = text.startsWith("\uFEFF") ? text.substring(1) : text;
            header(text);
            return text;
        } catch (CharacterCodingException e) {
            throw new Problem(
                    400,
                    "people-file-encoding",
                    "The file is not UTF-8. Save it as \"CSV UTF-8\" and import it again.");
        }
    }

    private static void header(String text) {
        var header = firstLine(text).toLowerCase(Locale.ROOT).replace("\"", "").split("[,;]");
        var names = Stream.of(header).map(String::strip).toList();
        var missing = Stream.of(COLUMNS.split(","))
                .filter(column -> !names.contains(column))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new Problem(
                            400,
                            "people-file-header",
                            "The first line must name the columns %s; it lacks %s. Nothing was imported."
                                    .formatted(COLUMNS, missing))
                    .with(COLUMNS, missing);
        }
    }

    private static char separator(String text) {
        return firstLine(text).indexOf(';') >= 0 ? ';' : ',';
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
