package org.entente.mailinglist;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.people.ImportReport.BadLine;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The members of a list as a file: CSV (RFC 4180) in UTF-8, separated by commas or semicolons, whose first line names the
 * columns {@value #COLUMNS}, in any order; only the address is needed. A bad line is left out and reported.
 */
final class MemberFile {
    static final String COLUMNS = "address,name,language,mode";
    private static final int MOST = 20_000;
    private static final String FORMULA = "=+-@\t\r";

    private final Map<String, Members.Wish> members = new LinkedHashMap<>();
    private final List<BadLine> badLines = new ArrayList<>();

    private MemberFile() {}

    static MemberFile read(byte[] file) {
        var text = text(file);
        var header = text.lines().findFirst().orElse("");
        var read = new MemberFile();
        var reader = CsvReader.builder()
                .fieldSeparator(header.indexOf(';') >= 0 ? ';' : ',')
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
        try (var lines = reader.ofNamedCsvRecord(text)) {
            for (var line : lines) {
                read.take(line);
            }
        } catch (CsvParseException broken) {
            read.badLines.add(new BadLine(read.members.size() + 2L, "", "people.import.quote", List.of()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return read;
    }

    private static String text(byte[] file) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            text = text.startsWith("\uFEFF") ? text.substring(1) : text;
            var names = List.of(text.lines()
                    .findFirst()
                    .orElse("")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[\" ]", "")
                    .split("[,;]"));
            if (names.contains("address")) {
                return text;
            }
        } catch (CharacterCodingException other) {
            // said below
        }
        throw new Problem(
                        400,
                        "member-file",
                        "The file is to be CSV in UTF-8 whose first line names the columns " + COLUMNS + ".")
                .with(COLUMNS);
    }

    private void take(NamedCsvRecord line) {
        var address = cell(line, "address").toLowerCase(Locale.ROOT);
        try {
            if (members.size() >= MOST) {
                throw Problem.invalid("address", "mailinglist.import.many", MOST);
            }
            var wish = new Members.Wish(
                    blank(cell(line, "name")), blank(cell(line, "language")), blank(cell(line, "mode")));
            if (members.putIfAbsent(Address.of(address), wish) != null) {
                throw Problem.invalid("address", "mailinglist.import.twice", address);
            }
        } catch (Problem wrong) {
            for (var fault : wrong.faults()) {
                badLines.add(new BadLine(
                        line.getStartingLineNumber(),
                        fault.field(),
                        fault.message(),
                        fault.arguments().stream().map(String::valueOf).toList()));
            }
        }
    }

    /** What was written before a cell that a spreadsheet would have taken for a formula is taken off again. */
    private static String cell(NamedCsvRecord line, String column) {
        for (int i = 0; i < line.getHeader().size() && i < line.getFieldCount(); i++) {
            if (line.getHeader().get(i).strip().equalsIgnoreCase(column)) {
                var text = line.getField(i).strip();
                return text.length() > 1 && text.charAt(0) == '\'' && FORMULA.indexOf(text.charAt(1)) >= 0
                        ? text.substring(1)
                        : text;
            }
        }
        return "";
    }

    private static @Nullable String blank(String text) {
        return text.isEmpty() ? null : text;
    }

    Map<String, Members.Wish> members() {
        return members;
    }

    List<BadLine> badLines() {
        return badLines;
    }

    /** The same file back, with a byte order mark for spreadsheets; no cell begins like a formula. */
    static byte[] write(List<Member> members, Locale language) {
        var file = new StringWriter();
        file.append('\uFEFF');
        var csv = CsvWriter.builder()
                .fieldSeparator(language.getLanguage().equals("fr") ? ';' : ',')
                .lineDelimiter(LineDelimiter.CRLF);
        try (var lines = csv.build(file)) {
            lines.writeRecord(List.of(COLUMNS.split(",")));
            for (var one : members) {
                lines.writeRecord(safe(one.address()), safe(one.name()), one.language(), one.mode());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String safe(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
