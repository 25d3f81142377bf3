package org.entente.panel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * The visible sheets of a workbook (XLSX). What it unpacks to is measured before anything reads it: a few hundred octets
 * may hold gigabytes.
 */
final class XlsxTables {
    static final long UNPACKED = 600_000_000;
    /** Texts that cells share are kept in memory. */
    static final long SHARED = 80_000_000;

    static final int SHEETS = 50;
    static final int COLUMNS = 1_000;
    static final int ROWS = 1_048_576;
    private static final int PARTS = 2_000;

    private XlsxTables() {}

    static List<Table> open(Path file) throws IOException {
        measure(file);
        var tables = new ArrayList<Table>();
        try (var book = new ReadableWorkbook(file.toFile())) {
            book.getSheets()
                    .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                    .forEach(sheet -> {
                        int index = sheet.getIndex();
                        tables.add(new Table(sheet.getName(), true, visitor -> read(file, index, visitor)));
                    });
        } catch (ExcelReaderException | UncheckedIOException broken) {
            throw new Unreadable("panel.gap.workbook");
        }
        if (tables.size() > SHEETS) {
            throw new Unreadable("panel.gap.sheets", SHEETS);
        }
        return tables;
    }

    private static void measure(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > PARTS) {
                throw new Unreadable("panel.gap.large");
            }
            long all = 0;
            var buffer = new byte[65_536];
            for (var entry : zip.stream().toList()) {
                long one = 0;
                try (var stream = zip.getInputStream(entry)) {
                    for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                        one += read;
                        if (all + one > UNPACKED
                                || one > SHARED && entry.getName().endsWith("sharedStrings.xml")) {
                            throw new Unreadable("panel.gap.large");
                        }
                    }
                }
                all += one;
            }
        } catch (ZipException broken) {
            throw new Unreadable("panel.gap.workbook");
        }
    }

    private static void read(Path file, int index, Table.Visitor visitor) throws IOException {
        try (var book = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false))) {
            Sheet sheet = book.getSheet(index).orElseThrow(() -> new Unreadable("panel.gap.workbook"));
            try (var rows = sheet.openStream()) {
                for (var each = rows.iterator(); each.hasNext(); ) {
                    var row = each.next();
                    if (row.getRowNum() > ROWS || row.getCellCount() > COLUMNS) {
                        throw new Unreadable("panel.gap.large");
                    }
                    if (!row.isHidden() && !visitor.row(row.getRowNum(), cells(row))) {
                        return;
                    }
                }
            }
        } catch (ExcelReaderException | UncheckedIOException broken) {
            throw new Unreadable("panel.gap.workbook");
        }
    }

    private static List<String> cells(Row row) {
        var cells = new ArrayList<String>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            cells.add(row.getOptionalCell(i).map(XlsxTables::text).orElse(""));
        }
        return cells;
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER || cell.getType() == CellType.FORMULA && isNumber(cell.getRawValue())) {
            return number(cell);
        }
        if (cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
            return "";
        }
        var text = cell.getText();
        // as a spreadsheet itself marks digits that somebody typed as a text
        return Numbers.looksLikeOne(text) ? "'" + text : text;
    }

    private static String number(Cell cell) {
        var format = cell.getDataFormatString();
        var bare = format == null ? "" : format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "");
        var raw = new java.math.BigDecimal(cell.getRawValue());
        if (bare.matches("(?i).*[dy].*") || bare.matches("(?i)m+[ /-]*a+.*|j+.*")) {
            LocalDateTime day = cell.asDate();
            return day.toLocalDate().toString();
        }
        return bare.contains("%") ? Numbers.exact(raw.movePointRight(2)) + "%" : Numbers.exact(raw);
    }

    private static boolean isNumber(@org.jspecify.annotations.Nullable String raw) {
        return raw != null && raw.matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
    }
}
