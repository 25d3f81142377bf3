package org.entente.people;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
    private static final Pattern SIGN_IN = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]{1,189}");
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}<>]{1,100}");

    private static final Pattern AT_LINE = Pattern.compile("line (\\d+)");

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<BadLine> badLines = new ArrayList<>();
    private final String site;

    private PeopleFile(String site) {
        this.site = site;
    }

    /** Reads it for this site, whose name begins every sign-in. */
    static PeopleFile read(byte[] file, String site) {
        var text = text(file);
        var read = new PeopleFile(site);
        var builder = CsvReader.builder()
                .fieldSeparator(separator(text))
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
        try (var lines = builder.ofNamedCsvRecord(text)) {
            for (var line : lines) {
                read.take(line);
            }
        } catch (CsvParseException e) {
            // where a quote goes wrong nobody can tell where the next line begins; the lines before are good
            var at = AT_LINE.matcher(String.valueOf(e.getMessage()));
            read.bad(at.find() ? Long.parseLong(at.group(1)) : 1, "", "quote");
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

    static boolean isSignIn(String id) {
        return id.length() <= 64 && SIGN_IN.matcher(id).matches();
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

    private void take(NamedCsvRecord line) {
        var number = line.getStartingLineNumber();
        var before = badLines.size();
        if (line.getFieldCount() != line.getHeader().size()) {
            bad(number, "", "fields", line.getHeader().size(), line.getFieldCount());
            return;
        }
        var id = cell(line, "sign-in");
        check(isSignIn(id), number, "sign-in", "sign-in", id);
        check(id.startsWith(site + "-") || badLines.size() > before, number, "sign-in", "prefix", id, site + "-");
        check(!entries.containsKey(id), number, "sign-in", "twice", id);
        var name = cell(line, "name");
        check(NAME.matcher(name).matches(), number, "name", "name");
        var email = cell(line, "email");
        check(EMAIL.matcher(email).matches(), number, "email", "email", email);
        var department = Department.of(cell(line, "department"));
        check(
                department.isPresent(),
                number,
                "department",
                "department",
                cell(line, "department"),
                keys(Department.values(), Department::key));
        var roles = roles(number, cell(line, "roles"));
        var language = cell(line, "language");
        check(language.equals("fr") || language.equals("en"), number, "language", "language", language);
        var zone = zone(cell(line, "zone"));
        check(zone.isPresent(), number, "zone", "zone", cell(line, "zone"));
        if (badLines.size() == before) {
            entries.put(
                    id,
                    new Entry(
                            id,
                            name,
                            email,
                            department.orElseThrow(),
                            roles,
                            Locale.forLanguageTag(language),
                            zone.orElseThrow()));
        }
    }

    private Set<Role> roles(long line, String cell) {
        var roles = EnumSet.noneOf(Role.class);
        for (var key : cell.split("[ |]+")) {
            var role = Role.of(key);
            role.ifPresent(roles::add);
            check(role.isPresent() || key.isEmpty(), line, "roles", "role", key, keys(Role.values(), Role::key));
        }
        return roles.isEmpty() ? EnumSet.of(Role.EMPLOYEE) : roles;
    }

    private static Optional<ZoneId> zone(String cell) {
        return ZoneId.getAvailableZoneIds().contains(cell) ? Optional.of(ZoneId.of(cell)) : Optional.empty();
    }

    private static String cell(NamedCsvRecord line, String column) {
        for (int i = 0; i < line.getHeader().size(); i++) {
            if (line.getHeader().get(i).strip().equalsIgnoreCase(column)) {
                return line.getField(i).strip();
            }
        }
        return "";
    }

    private static <E> String keys(E[] values, Function<E, String> key) {
        return Stream.of(values).map(key).collect(Collectors.joining(", "));
    }

    private void check(boolean good, long line, String column, String text, Object... arguments) {
        if (!good) {
            bad(line, column, text, arguments);
        }
    }

    private void bad(long line, String column, String text, Object... arguments) {
        var words = Stream.of(arguments)
                .map(String::valueOf)
                .map(PeopleFile::shortened)
                .toList();
        badLines.add(new BadLine(line, column, "people.import." + text, words));
    }

    private static String shortened(String word) {
        return word.length() <= 100 ? word : word.substring(0, 100) + "…";
    }
}
