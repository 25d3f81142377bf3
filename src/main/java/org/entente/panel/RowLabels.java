package org.entente.panel;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the cells beside the values say, row after row. */
final class RowLabels {
    private final Map<Column.Role, List<Layout.Place>> roles = new EnumMap<>(Column.Role.class);
    /** Market, product, period and fact, from the left. */
    private final List<Layout.Place> labels;
    /** What a column said last. */
    private final Map<Integer, String> filled = new HashMap<>();

    RowLabels(Layout layout) {
        for (var role : Column.Role.values()) {
            roles.put(role, layout.of(role));
        }
        this.labels = layout.places().stream()
                .filter(place -> place.role().ordinal() <= Column.Role.FACT.ordinal())
                .toList();
    }

    List<Layout.Place> of(Column.Role role) {
        return roles.getOrDefault(role, List.of());
    }

    boolean isTotal(List<String> row) {
        for (var place : labels) {
            if (place.role().ordinal() <= Column.Role.PRODUCT.ordinal()
                    && Tree.isTotal(Table.cell(row, place.column()))) {
                return true;
            }
        }
        return false;
    }

    static boolean areBlank(List<String> row, List<Layout.Place> places) {
        for (var place : places) {
            if (!Table.cell(row, place.column()).isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** Whether no label of it is left out. */
    boolean areWhole(List<String> row) {
        return labels.stream()
                .noneMatch(place -> Table.cell(row, place.column()).isBlank());
    }

    /** Labels that a pivot table leaves out because they are those of the row above; never the last label of a row. */
    List<String> fill(List<String> row) {
        var full = row;
        for (int i = 0; i < labels.size(); i++) {
            int column = labels.get(i).column();
            var cell = Table.cell(row, column);
            if (!cell.isBlank()) {
                filled.put(column, cell);
            } else if (filled.containsKey(column) && !areBlank(row, labels.subList(i + 1, labels.size()))) {
                full = full == row ? new ArrayList<>(row) : full;
                full.set(column, filled.get(column));
            }
        }
        return full;
    }

    String required(List<String> row, Column.Role role, long number) {
        return cell(row, role).orElseThrow(() -> new Unreadable("panel.gap.row-" + role.key(), number));
    }

    /** What the columns of that role say together, spaces before it kept. */
    Optional<String> cell(List<String> row, Column.Role role) {
        var places = of(role);
        if (places.size() == 1) {
            var cell = Table.cell(row, places.get(0).column());
            return cell.isBlank() ? Optional.empty() : Optional.of(cell);
        }
        var joined = Layout.joined(row, places, role == Column.Role.PERIOD ? " " : " / ");
        return joined.isEmpty() ? Optional.empty() : Optional.of(joined);
    }
}
