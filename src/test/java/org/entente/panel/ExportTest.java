package org.entente.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

/** Figures for a spreadsheet: the reader's numbers, and nothing that it would run. */
class ExportTest {
    private static final List<FigureItem> FIGURES = List.of(
            new FigureItem(
                    "France", "=cmd|' /C calc'!A0", "value_share", "2026-P09", new BigDecimal("14.2"), "%", "r", false),
            new FigureItem("@France", "+1", "-2 fact", "2026-P09", new BigDecimal("-1234.50"), null, "r", false));

    @Test
    void isACsvAsTheReadersSpreadsheetExpectsIt() throws Exception {
        var out = new ByteArrayOutputStream();
        new Export(Locale.FRENCH).csv(FIGURES::forEach, out);
        assertEquals(
                List.of(
                        "\uFEFFMarché;Produit;Indicateur;Période;Valeur;Unité",
                        "France;'=cmd|' /C calc'!A0;Part de marché valeur;2026-P09;14,2;%",
                        "'@France;'+1;'-2 fact;2026-P09;-1234,50;"),
                out.toString(StandardCharsets.UTF_8).lines().toList());
    }

    @Test
    void isAWorkbookWithNumbers() throws Exception {
        var out = new ByteArrayOutputStream();
        new Export(Locale.ENGLISH).xlsx(FIGURES::forEach, out);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            var row = book.getFirstSheet().read().get(1);
            assertEquals("'=cmd|' /C calc'!A0", row.getCellText(1));
            assertEquals(CellType.STRING, row.getCell(1).getType());
            assertEquals(CellType.NUMBER, row.getCell(4).getType());
            assertTrue(row.getCellAsNumber(4).orElseThrow().compareTo(new BigDecimal("14.2")) == 0);
        }
    }
}
