package org.entente.panel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A mapping laid upon a table: what each of its columns is now, and what is not known. Without gaps it accounts for every
 * column, and each value has one market, product, fact and period.
 *
 * @param places by column, from the left
 * @param numbers how numbers are written; any where that is a gap
 */
record Layout(
        List<Place> places,
        @Nullable String market,
        @Nullable String product,
        @Nullable String period,
        @Nullable String fact,
        PeriodText periods,
        Numbers numbers,
        boolean fractions,
        List<Gap> gaps) {

    /** One column; the period is that of its heading, as written. */
    record Place(
            int column,
            String heading,
            Column.Role role,
            @Nullable String fact,
            @Nullable String unit,
            @Nullable String period) {}

    static Layout of(Mapping mapping, Head head, Surroundings around, boolean exact) {
        var places = new ArrayList<Place>();
        var gaps = new ArrayList<Gap>();
        for (int i = 0; i < head.headings().size(); i++) {
            var heading = head.headings().get(i);
            var parts = Headings.parts(heading);
            var column = mapping.column(parts.pattern());
            boolean nothing = heading.isEmpty() && head.cells(i).isEmpty();
            var role = column.map(Column::is).orElse(nothing ? Column.Role.IGNORED : Column.Role.UNKNOWN);
            if (role == Column.Role.UNKNOWN) {
                gaps.add(Gap.of("panel.gap.column", letter(i), heading.isEmpty() ? "?" : heading));
            }
            places.add(new Place(
                    i,
                    heading,
                    role,
                    column.map(Column::fact).orElse(null),
                    column.map(Column::unit).orElse(null),
                    parts.period()));
        }
        var year = Mapping.TITLE.equals(mapping.year())
                ? around.year()
                : Optional.ofNullable(mapping.year())
                        .filter(text -> text.matches("\\d{4}"))
                        .map(Integer::valueOf);
        var layout = new Layout(
                List.copyOf(places),
                around.resolve(mapping.market(), Column.Role.MARKET).orElse(null),
                around.resolve(mapping.product(), Column.Role.PRODUCT).orElse(null),
                around.resolve(mapping.period(), Column.Role.PERIOD).orElse(null),
                around.resolve(mapping.fact(), Column.Role.FACT)
                        .map(Fact::keyOf)
                        .orElse(null),
                new PeriodText(year.orElse(null), mapping.readDays().orElse(null)),
                exact ? Numbers.EXACT : mapping.numbers().orElse(Numbers.POINT),
                Boolean.TRUE.equals(mapping.fractions()),
                gaps);
        layout.look(mapping, head, exact);
        return layout;
    }

    private void look(Mapping mapping, Head head, boolean exact) {
        lacks(Column.Role.MARKET, market, "panel.gap.market");
        lacks(Column.Role.PRODUCT, product, "panel.gap.product");
        var values = values();
        if (values.isEmpty()) {
            gaps.add(Gap.of("panel.gap.value"));
            return;
        }
        boolean factColumn = has(Column.Role.FACT);
        boolean periodColumn = has(Column.Role.PERIOD);
        if (!factColumn && fact == null && values.stream().anyMatch(value -> value.fact() == null)) {
            gaps.add(Gap.of("panel.gap.fact"));
        }
        if (!periodColumn && period == null && values.stream().anyMatch(value -> value.period() == null)) {
            gaps.add(Gap.of("panel.gap.period"));
        }
        if (factColumn && values.stream().anyMatch(value -> value.fact() != null)) {
            gaps.add(Gap.of("panel.gap.fact-twice"));
        }
        if (periodColumn && values.stream().anyMatch(value -> value.period() != null)) {
            gaps.add(Gap.of("panel.gap.period-twice"));
        }
        var seen = new HashSet<String>();
        values.stream()
                .filter(value -> !seen.add(value.fact() + "\n" + value.period()))
                .findFirst()
                .ifPresent(value -> gaps.add(Gap.of("panel.gap.same", letter(value.column()), value.heading())));
        if (!exact && mapping.decimal() == null) {
            gaps.add(Gap.of("panel.gap.decimal"));
        }
        if (mapping.fractions() == null) {
            gaps.add(Gap.of("panel.gap.fractions"));
        }
        written(head).stream()
                .filter(text -> periods.read(text).isEmpty())
                .findFirst()
                .ifPresent(
                        text -> gaps.add(Gap.of(Days.isDay(text) ? "panel.gap.days" : "panel.gap.period-text", text)));
    }

    private void lacks(Column.Role role, @Nullable String constant, String key) {
        if (!has(role) && constant == null) {
            gaps.add(Gap.of(key));
        }
    }

    /** Periods that must be understood; of rows, those that have a value. */
    private LinkedHashSet<String> written(Head head) {
        var written = new LinkedHashSet<String>();
        values().stream().map(Place::period).filter(text -> text != null).forEach(written::add);
        if (period != null) {
            written.add(period);
        }
        var own = of(Column.Role.PERIOD);
        if (!own.isEmpty()) {
            head.sample().stream()
                    .filter(row ->
                            values().stream().anyMatch(value -> Numbers.looksLikeOne(Table.cell(row, value.column()))))
                    .map(row -> joined(row, own, " "))
                    .filter(text -> !text.isEmpty())
                    .forEach(written::add);
        }
        return written;
    }

    boolean isComplete() {
        return gaps.isEmpty();
    }

    boolean has(Column.Role role) {
        return places.stream().anyMatch(place -> place.role() == role);
    }

    List<Place> of(Column.Role role) {
        return places.stream().filter(place -> place.role() == role).toList();
    }

    List<Place> values() {
        return of(Column.Role.VALUE);
    }

    static String joined(List<String> row, List<Place> places, String between) {
        return String.join(
                between,
                places.stream()
                        .map(place -> Table.cell(row, place.column()).strip())
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    /** A column as spreadsheets name it: A, B, AA. */
    static String letter(int column) {
        return IntStream.iterate(column, rest -> rest >= 0, rest -> rest / 26 - 1)
                .mapToObj(rest -> String.valueOf((char) ('A' + rest % 26)))
                .reduce("", (right, left) -> left + right);
    }
}
