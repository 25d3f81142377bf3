package org.entente.panel;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a table by a complete layout, one row after another. What is not understood stops it, with the row's
 * number: nothing is passed over but empty rows, remarks, and totals below that only check the column.
 */
final class FigureRows {
    /** Takes figures in. */
    @FunctionalInterface
    interface Sink {
        void take(Figure figure, long row) throws IOException;
    }

    private final Layout layout;
    private final Sink sink;
    private final Tree markets = new Tree();
    private final Tree products = new Tree();
    private final Map<String, Period> periods = new HashMap<>();
    private final Map<String, String> facts = new HashMap<>();
    private final List<Layout.Place> values;
    private final RowLabels labels;
    private @Nullable List<String> held;
    private long heldAt;

    private FigureRows(Layout layout, Sink sink) {
        this.layout = layout;
        this.sink = sink;
        this.values = layout.values();
        this.labels = new RowLabels(layout);
    }

    /** Reads them all. */
    static void read(Table table, Head head, Layout layout, Sink sink) throws IOException {
        var rows = new FigureRows(layout, sink);
        if (isIndented(head, layout)) {
            table.rows().each((number, row) -> {
                if (number >= head.first()) {
                    rows.labels.cell(row, Column.Role.MARKET).ifPresent(rows.markets::meet);
                    rows.labels.cell(row, Column.Role.PRODUCT).ifPresent(rows.products::meet);
                }
                return true;
            });
            rows.markets.restart();
            rows.products.restart();
        }
        table.rows().each((number, row) -> {
            if (number >= head.first()) {
                rows.row(row, number);
            }
            return true;
        });
        rows.last();
    }

    private static boolean isIndented(Head head, Layout layout) {
        return layout.places().stream()
                .filter(place -> place.role() == Column.Role.MARKET || place.role() == Column.Role.PRODUCT)
                .flatMap(place -> head.cells(place.column()).stream())
                .anyMatch(cell -> cell.startsWith(" ") || cell.startsWith("\u00a0") || cell.startsWith("\t"));
    }

    private void row(List<String> row, long number) throws IOException {
        if (held != null) {
            // not the last row after all
            var before = held;
            held = null;
            figures(before, heldAt);
        }
        if (RowLabels.areBlank(row, values)) {
            remark(row);
        } else if (!labels.isTotal(row)) {
            figures(row, number);
        } else if (labels.areWhole(row)) {
            held = row;
            heldAt = number;
        }
    }

    /** A total in the last row adds up what is above it, unless that has one already. */
    private void last() throws IOException {
        if (held != null && !products.hasTop()) {
            figures(held, heldAt);
        }
    }

    /** A row without values: a heading among the rows, or a note below them. */
    private void remark(List<String> row) {
        if (layout.places().stream()
                        .filter(place -> !Table.cell(row, place.column()).isBlank())
                        .count()
                == 1) {
            labels.cell(row, Column.Role.PRODUCT).ifPresent(products::label);
        }
    }

    private void figures(List<String> original, long number) throws IOException {
        var row = labels.fill(original);
        var market = layout.market() != null
                ? layout.market()
                : markets.label(labels.required(row, Column.Role.MARKET, number));
        var product = layout.product() != null
                ? layout.product()
                : products.label(labels.required(row, Column.Role.PRODUCT, number));
        var aboveMarket = layout.market() != null ? null : markets.above(market);
        var aboveProduct = layout.product() != null ? null : products.above(product);
        var ofRow =
                labels.of(Column.Role.FACT).isEmpty() ? layout.fact() : labels.required(row, Column.Role.FACT, number);
        var periodOfRow = labels.of(Column.Role.PERIOD).isEmpty()
                ? layout.period()
                : labels.required(row, Column.Role.PERIOD, number);
        for (var value : values) {
            var cell = Table.cell(row, value.column());
            if (Numbers.isMissing(cell)) {
                continue;
            }
            var written = String.valueOf(value.fact() != null ? value.fact() : ofRow);
            var fact = facts.computeIfAbsent(written, text -> Tree.clean(Fact.keyOf(text)));
            var known = Fact.of(fact);
            var read = layout.numbers()
                    .read(cell)
                    .orElseThrow(() ->
                            new Unreadable("panel.gap.number", number, Layout.letter(value.column()), cell.strip()));
            boolean part = layout.fractions() && known.filter(Fact::isPercent).isPresent() && !Numbers.isPercent(cell);
            var period = period(String.valueOf(value.period() != null ? value.period() : periodOfRow), number);
            sink.take(
                    new Figure(
                            market,
                            product,
                            fact,
                            period,
                            part ? read.movePointRight(2) : read,
                            unit(row, value, written, known),
                            aboveMarket,
                            aboveProduct),
                    number);
        }
    }

    private Period period(String text, long row) {
        var known = periods.get(text);
        if (known == null) {
            known = layout.periods().read(text).orElseThrow(() -> new Unreadable("panel.gap.period-row", row, text));
            periods.put(text, known);
        }
        return known;
    }

    private @Nullable String unit(List<String> row, Layout.Place value, String fact, Optional<Fact> known) {
        if (!labels.of(Column.Role.UNIT).isEmpty()) {
            return labels.cell(row, Column.Role.UNIT).map(Tree::clean).orElse(null);
        }
        return known.map(Fact::unit)
                .orElseGet(() ->
                        value.unit() != null ? value.unit() : Words.unit(fact).orElse(null));
    }
}
