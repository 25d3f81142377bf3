package org.entente.panel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a table begins.
 *
 * @param titles the rows above it, "key : value" where there are two cells
 * @param headings one a column; of two rows of headings both, a bar between
 * @param first the number of the first row below, from 1
 * @param sample rows below
 */
record Head(List<String> titles, List<String> headings, long first, List<List<String>> sample) {
    private static final int LOOKED_AT = 2_000;
    private static final int HIGHEST = 40;

    static Head of(Table table) throws IOException {
        var rows = table.first(LOOKED_AT);
        int best = best(rows);
        if (best < 0) {
            throw new Unreadable("panel.gap.no-table");
        }
        int from = best;
        while (from > 0 && isAbove(rows.get(from - 1))) {
            from--;
        }
        int to = best + 1 < rows.size() && isBelow(rows.get(best + 1)) ? best + 1 : best;
        return new Head(
                rows.subList(0, from).stream()
                        .map(Head::title)
                        .filter(title -> !title.isEmpty())
                        .toList(),
                headings(rows.subList(from, to + 1)),
                to + 2L,
                List.copyOf(rows.subList(to + 1, rows.size())));
    }

    private static int best(List<List<String>> rows) {
        int best = -1;
        long score = 1;
        int wide = -1;
        for (int i = 0; i < Math.min(HIGHEST, rows.size()); i++) {
            var row = rows.get(i);
            long known = row.stream().filter(Headings::isKnown).count();
            if (known > score && !isPair(row)) {
                best = i;
                score = known;
            }
            wide = wide < 0 && filled(row).count() > 1 && !isPair(row) ? i : wide;
        }
        return best >= 0 ? best : wide;
    }

    /** "Market", "France" beside each other are a title. */
    private static boolean isPair(List<String> row) {
        return filled(row).count() == 2
                && Headings.role(Table.cell(row, 0))
                        .filter(role -> List.of(Column.Role.MARKET, Column.Role.PERIOD, Column.Role.FACT)
                                .contains(role))
                        .isPresent();
    }

    private static boolean isAbove(List<String> row) {
        return row.size() > 1
                && filled(row.subList(1, row.size())).findAny().isPresent()
                && filled(row).allMatch(Headings::isKnown)
                && !isPair(row);
    }

    private static boolean isBelow(List<String> row) {
        return filled(row).count() > 1
                && filled(row)
                        .allMatch(cell -> Fact.named(cell).isPresent()
                                || Headings.parts(cell).period() != null);
    }

    private static List<String> headings(List<List<String>> block) {
        int columns = block.stream().mapToInt(List::size).max().orElse(0);
        var headings = new ArrayList<String>();
        for (int column = 0; column < columns; column++) {
            var parts = new ArrayList<String>();
            for (int row = 0; row < block.size(); row++) {
                var text = row < block.size() - 1 ? merged(block.get(row), column) : Table.cell(block.get(row), column);
                if (!text.isBlank() && !parts.contains(text.strip())) {
                    parts.add(text.strip());
                }
            }
            headings.add(String.join(" | ", parts));
        }
        while (!headings.isEmpty() && headings.get(headings.size() - 1).isEmpty()) {
            headings.remove(headings.size() - 1);
        }
        return List.copyOf(headings);
    }

    /** A heading over several columns stands in the first of them. */
    private static String merged(List<String> row, int column) {
        for (int i = column; i > 0; i--) {
            if (!Table.cell(row, i).isBlank()) {
                return row.get(i);
            }
        }
        return Table.cell(row, 0).isBlank() || column > 0 ? "" : row.get(0);
    }

    private static String title(List<String> row) {
        return String.join(" : ", filled(row).map(String::strip).toList());
    }

    private static Stream<String> filled(List<String> row) {
        return row.stream().filter(cell -> !cell.isBlank());
    }

    /** The cells of a column of the sample that hold something. */
    List<String> cells(int column) {
        return sample.stream()
                .map(row -> Table.cell(row, column))
                .filter(cell -> !cell.isBlank())
                .toList();
    }
}
