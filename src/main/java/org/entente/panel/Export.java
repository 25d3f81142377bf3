package org.entente.panel;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.entente.web.Texts;

/**
 * Figures for a spreadsheet, a row each: CSV (RFC 4180, UTF-8 with a byte order mark, separated and with decimals as the
 * reader's spreadsheet expects), or XLSX with numbers. No text begins like a formula: labels come from outside.
 */
final class Export {
    private static final String FORMULA = "=+-@\t\r";
    /** What a sheet can hold, its headings apart. */
    private static final int ROWS = 1_048_575;

    private static final int AT_ONCE = 5_000;

    private final Locale language;

    Export(Locale language) {
        this.language = language;
    }

    /** Hands each figure to who takes them. */
    @FunctionalInterface
    interface Source {
        void each(Consumer<FigureItem> taker);
    }

    void csv(Source figures, OutputStream out) throws IOException {
        boolean french = language.getLanguage().equals("fr");
        var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write('\uFEFF');
        var csv = CsvWriter.builder()
                .fieldSeparator(french ? ';' : ',')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text);
        csv.writeRecord(headings());
        figures.each(figure -> {
            var number = figure.value().toPlainString();
            csv.writeRecord(
                    safe(figure.market()),
                    safe(figure.product()),
                    safe(FactName.of(figure.fact(), language)),
                    figure.period(),
                    french ? number.replace('.', ',') : number,
                    safe(Objects.requireNonNullElse(figure.unit(), "")));
        });
        csv.flush();
    }

    void xlsx(Source figures, OutputStream out) throws IOException {
        var book = new Workbook(out, "Entente", "1.0");
        var sheet = book.newWorksheet(Texts.text(language, "panel.export.sheet"));
        var headings = headings();
        for (int i = 0; i < headings.size(); i++) {
            sheet.value(0, i, headings.get(i));
        }
        int[] row = {0};
        figures.each(figure -> {
            if (row[0] < ROWS) {
                write(sheet, ++row[0], figure);
                flush(sheet, row[0]);
            }
        });
        book.finish();
    }

    private void write(Worksheet sheet, int row, FigureItem figure) {
        sheet.value(row, 0, safe(figure.market()));
        sheet.value(row, 1, safe(figure.product()));
        sheet.value(row, 2, safe(FactName.of(figure.fact(), language)));
        sheet.value(row, 3, figure.period());
        sheet.value(row, 4, figure.value());
        sheet.value(row, 5, safe(Objects.requireNonNullElse(figure.unit(), "")));
    }

    /** What is written need not stay in memory. */
    private static void flush(Worksheet sheet, int row) {
        try {
            if (row % AT_ONCE == 0) {
                sheet.flush();
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private List<String> headings() {
        return List.of("market", "product", "fact", "period", "value", "unit").stream()
                .map(key -> Texts.text(language, "panel." + key))
                .toList();
    }

    static String safe(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
