package org.entente.panel;

import java.io.IOException;
import java.util.List;

/**
 * Rows of cells, as a file has them; nothing is understood yet. Cells keep leading spaces: they may tell a hierarchy.
 *
 * @param sheet its name in a workbook; empty where the file is one table
 * @param exact numbers are a spreadsheet's own ({@link Numbers#EXACT}), not texts
 */
record Table(String sheet, boolean exact, Rows rows) {
    /** The rows from the first on, as often as wanted; nothing of them is kept in memory. */
    @FunctionalInterface
    interface Rows {
        void each(Visitor visitor) throws IOException;
    }

    @FunctionalInterface
    interface Visitor {
        /**
         * Takes a row in.
         *
         * @param number as people count, from 1
         * @return whether to go on
         */
        boolean row(long number, List<String> cells) throws IOException;
    }

    /** Rows that are looked at hold no more cells than that, however wide they are. */
    private static final int CELLS = 200_000;

    /** The first rows; fewer where they are very wide. */
    List<List<String>> first(int count) throws IOException {
        var first = new java.util.ArrayList<List<String>>();
        int[] seen = {0};
        rows.each((number, cells) -> {
            while (first.size() < number - 1 && first.size() < count) {
                first.add(List.of()); // empty rows may be left out by a spreadsheet
            }
            if (first.size() < count) {
                first.add(List.copyOf(cells));
            }
            seen[0] += cells.size();
            return first.size() < count && seen[0] < CELLS;
        });
        return first;
    }

    static String cell(List<String> row, int column) {
        return column < row.size() ? row.get(column) : "";
    }
}
