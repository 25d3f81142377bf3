package org.entente.panel;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Texts with separated cells (RFC 4180 and its cousins): {@code , ; |} or a tab, whatever the file is called. */
final class CsvTables {
    private static final String SEPARATORS = "\t;|,";
    private static final int SAMPLE = 65_536;
    /** A line like this is Excel's, and says what separates. */
    private static final String DECLARED = "sep=";

    private CsvTables() {}

    static Table open(Path file) throws IOException {
        var written = Charsets.of(file);
        var sample = new char[SAMPLE];
        int length;
        try (var reader = reader(file, written)) {
            length = Math.max(0, reader.read(sample, 0, SAMPLE));
        }
        var head = new String(sample, 0, length);
        if (head.indexOf(0) >= 0) {
            throw new Unreadable("panel.gap.binary");
        }
        boolean declared =
                head.toLowerCase(java.util.Locale.ROOT).startsWith(DECLARED) && head.length() > DECLARED.length();
        char separator = declared ? head.charAt(DECLARED.length()) : separator(head);
        return new Table("", false, visitor -> read(file, written, separator, declared, visitor));
    }

    private static void read(
            Path file, Charsets.Written written, char separator, boolean declared, Table.Visitor visitor)
            throws IOException {
        var builder = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
        try (var records = builder.ofCsvRecord(reader(file, written))) {
            long number = 0;
            for (var record : records) {
                number++;
                if (declared && number == 1) {
                    continue;
                }
                if (!visitor.row(declared ? number - 1 : number, record.getFields())) {
                    return;
                }
            }
        } catch (CsvParseException broken) {
            throw new Unreadable(
                    "panel.gap.quote",
                    String.valueOf(broken.getMessage()).replaceAll("\\D+", " ").strip());
        }
    }

    private static Reader reader(Path file, Charsets.Written written) throws IOException {
        var stream = Files.newInputStream(file);
        stream.skipNBytes(written.mark());
        return new InputStreamReader(stream, written.charset());
    }

    /** The first of them that parts nearly all lines into the same number of cells, two at least. */
    static char separator(String head) {
        var lines = head.lines().limit(200).filter(line -> !line.isBlank()).toList();
        char best = ';';
        double bestShare = 0;
        for (var separator : SEPARATORS.toCharArray()) {
            var counts = lines.stream()
                    .map(line -> count(line, separator))
                    .filter(count -> count > 0)
                    .toList();
            var usual = usual(counts);
            var share = usual == 0
                    ? 0
                    : counts.stream().filter(count -> count == usual).count() / (double) lines.size();
            // the earlier one wins unless the later one does much better: commas are decimals in the files of others
            if (share > bestShare + (bestShare == 0 ? 0 : 0.35)) {
                best = separator;
                bestShare = share;
            }
        }
        return best;
    }

    private static int usual(List<Integer> counts) {
        return counts.stream()
                .collect(java.util.stream.Collectors.groupingBy(count -> count, java.util.stream.Collectors.counting()))
                .entrySet()
                .stream()
                .max(java.util.Map.Entry.comparingByValue())
                .map(java.util.Map.Entry::getKey)
                .orElse(0);
    }

    private static int count(String line, char separator) {
        boolean quoted = false;
        int count = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            count += !quoted && c == separator ? 1 : 0;
        }
        return count;
    }
}
