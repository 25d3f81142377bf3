package org.entente.memo;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.entente.web.Texts;
import org.jspecify.annotations.Nullable;

/**
 * A proof for a spreadsheet: CSV (RFC 4180) in UTF-8 with a byte order mark, a line for each person, separated as the
 * reader's spreadsheet expects it. No cell begins like a formula: names come from people.
 */
final class ProofFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String FORMULA = "=+-@\t\r";

    private ProofFile() {}

    /** Instants are ISO 8601 with the offset of {@code zone}. */
    static byte[] write(List<Proof.Person> people, Locale language, ZoneId zone) {
        var file = new StringWriter();
        file.append(BYTE_ORDER_MARK);
        var csv = CsvWriter.builder()
                .fieldSeparator(language.getLanguage().equals("fr") ? ';' : ',')
                .lineDelimiter(LineDelimiter.CRLF);
        try (var lines = csv.build(file)) {
            lines.writeRecord(Stream.of(
                            "memo.proof.csv.site",
                            "memo.proof.csv.sign-in",
                            "memo.proof.csv.name",
                            "memo.proof.csv.opened",
                            "memo.proof.csv.acknowledged",
                            "memo.proof.csv.acknowledged-by",
                            "memo.proof.csv.deputy-opened",
                            "memo.proof.csv.opened-by")
                    .map(key -> Texts.text(language, key))
                    .toList());
            for (var one : people) {
                lines.writeRecord(
                        cell(one.site()),
                        cell(one.id()),
                        cell(one.name()),
                        instant(one.openedAt(), zone),
                        instant(one.acknowledgedAt(), zone),
                        one.deputy() == null ? "" : name(one.deputy().acknowledgedBy()),
                        one.deputy() == null ? "" : instant(one.deputy().openedAt(), zone),
                        one.deputy() == null ? "" : name(one.deputy().openedBy()));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String cell(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String name(@Nullable String deputy) {
        return deputy == null ? "" : cell(deputy);
    }

    private static String instant(@Nullable Instant at, ZoneId zone) {
        return at == null
                ? ""
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        at.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }
}
