package org.entente.panel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a table is likely to be, from its headings, what stands around it, and its first rows. What is open stays open. */
final class Guess {
    private final Head head;
    private final Surroundings around;
    private final boolean exact;

    private Guess(Head head, Surroundings around, boolean exact) {
        this.head = head;
        this.around = around;
        this.exact = exact;
    }

    static Mapping of(Head head, Surroundings around, boolean exact) {
        return new Guess(head, around, exact).mapping();
    }

    private Mapping mapping() {
        var columns = new LinkedHashMap<String, Column>();
        for (int i = 0; i < head.headings().size(); i++) {
            var heading = head.headings().get(i);
            if (!heading.isEmpty() || !head.cells(i).isEmpty()) {
                var parts = Headings.parts(heading);
                columns.putIfAbsent(parts.pattern(), column(heading, parts));
            }
        }
        var all = List.copyOf(columns.values());
        boolean factNamed = all.stream().anyMatch(column -> column.is() == Column.Role.FACT);
        var fact = factNamed ? null : around.place(Column.Role.FACT).orElse(null);
        if (!factNamed && fact == null) {
            // "value" is a measure itself, unless something says what of
            all = all.stream()
                    .map(column -> column.is() == Column.Role.VALUE
                                    && column.fact() == null
                                    && !column.heading().equals(Headings.PERIOD)
                            ? new Column(column.heading(), Column.Role.UNKNOWN.key(), null, column.unit())
                            : column)
                    .toList();
        }
        boolean open = all.stream().anyMatch(column -> column.is() == Column.Role.VALUE && column.fact() == null);
        boolean periodNamed = all.stream()
                .anyMatch(column ->
                        column.is() == Column.Role.PERIOD || column.heading().contains(Headings.PERIOD));
        return new Mapping(
                all,
                has(all, Column.Role.MARKET)
                        ? null
                        : around.place(Column.Role.MARKET).orElse(null),
                has(all, Column.Role.PRODUCT)
                        ? null
                        : around.place(Column.Role.PRODUCT).orElse(null),
                periodNamed ? null : around.place(Column.Role.PERIOD).orElse(null),
                open ? fact : null,
                needsYear(all) && around.year().isPresent() ? Mapping.TITLE : null,
                exact
                        ? null
                        : Numbers.guess(values(all))
                                .map(numbers -> String.valueOf(numbers.decimal()))
                                .orElse(null),
                days(all).map(days -> days.basis() + " " + days.order()).orElse(null),
                fractions(all));
    }

    private Column column(String heading, Headings.Parts parts) {
        var rest = parts.rest();
        var unit = Words.unit(heading).orElse(null);
        if (rest.isEmpty() && parts.period() != null) {
            return new Column(parts.pattern(), Column.Role.VALUE.key(), null, unit);
        }
        var role = Headings.role(rest);
        if (role.isPresent()) {
            return new Column(parts.pattern(), role.get().key(), null, null);
        }
        var fact = Fact.named(rest).map(Fact::key).or(() -> Fact.isOther(rest) ? Optional.of(rest) : Optional.empty());
        return fact.isPresent()
                ? new Column(parts.pattern(), Column.Role.VALUE.key(), fact.get(), unit)
                : new Column(parts.pattern(), Column.Role.UNKNOWN.key(), null, unit);
    }

    private static boolean has(List<Column> columns, Column.Role role) {
        return columns.stream().anyMatch(column -> column.is() == role);
    }

    private boolean needsYear(List<Column> columns) {
        return periods(columns).stream()
                .anyMatch(text -> PeriodText.plain(text).isEmpty() && !Days.isDay(text) && Headings.isPeriod(text));
    }

    private Optional<Days> days(List<Column> columns) {
        var days = periods(columns).stream()
                .filter(text -> PeriodText.plain(text).isEmpty() && Days.isDay(text))
                .toList();
        var headings = String.join(" ", head.headings()) + " " + String.join(" ", head.titles());
        return days.isEmpty() ? Optional.empty() : Days.guess(days, headings);
    }

    /** Periods as they are written in headings and in the sample. */
    private List<String> periods(List<Column> columns) {
        var periods = new ArrayList<String>();
        var own = new ArrayList<Integer>();
        for (int i = 0; i < head.headings().size(); i++) {
            var parts = Headings.parts(head.headings().get(i));
            if (parts.period() != null) {
                periods.add(parts.period());
            } else if (is(columns, parts.pattern(), Column.Role.PERIOD)) {
                own.add(i);
            }
        }
        if (!own.isEmpty()) {
            head.sample().stream()
                    .map(row -> String.join(
                                    " ",
                                    own.stream()
                                            .map(i -> Table.cell(row, i).strip())
                                            .toList())
                            .strip())
                    .filter(text -> !text.isEmpty())
                    .distinct()
                    .forEach(periods::add);
        }
        return periods;
    }

    private List<String> values(List<Column> columns) {
        var values = new ArrayList<String>();
        for (int i = 0; i < head.headings().size(); i++) {
            if (is(columns, Headings.parts(head.headings().get(i)).pattern(), Column.Role.VALUE)) {
                head.cells(i).stream()
                        .filter(cell -> Numbers.looksLikeOne(cell) && !Numbers.isMissing(cell))
                        .forEach(values::add);
            }
        }
        return values;
    }

    private static boolean is(List<Column> columns, String pattern, Column.Role role) {
        return columns.stream().anyMatch(column -> column.heading().equals(pattern) && column.is() == role);
    }

    /** Open where percent numbers of a column all lie between 0 and 1 and none has a per cent sign. */
    private @Nullable Boolean fractions(List<Column> columns) {
        var numbers = exact ? Numbers.EXACT : Numbers.guess(values(columns)).orElse(Numbers.POINT);
        int ofFact = -1;
        for (int i = 0; i < head.headings().size(); i++) {
            ofFact = is(columns, Headings.parts(head.headings().get(i)).pattern(), Column.Role.FACT) ? i : ofFact;
        }
        var shares = new ArrayList<java.math.BigDecimal>();
        for (int i = 0; i < head.headings().size(); i++) {
            var pattern = Headings.parts(head.headings().get(i)).pattern();
            var column = columns.stream()
                    .filter(each -> each.heading().equals(pattern))
                    .findFirst();
            if (column.filter(each -> each.is() == Column.Role.VALUE).isEmpty()) {
                continue;
            }
            for (var row : head.sample()) {
                var fact = column.get().fact() != null
                        ? column.get().fact()
                        : ofFact >= 0
                                ? Table.cell(row, ofFact)
                                : around.place(Column.Role.FACT)
                                        .flatMap(p -> around.resolve(p, Column.Role.FACT))
                                        .orElse("");
                var cell = Table.cell(row, i);
                if (Fact.named(fact).filter(Fact::isPercent).isPresent()
                        && !Numbers.isPercent(cell)
                        && !Numbers.isMissing(cell)) {
                    numbers.read(cell).ifPresent(shares::add);
                }
            }
        }
        boolean small = shares.size() > 2
                && shares.stream().allMatch(share -> share.abs().compareTo(java.math.BigDecimal.ONE) <= 0)
                && shares.stream().anyMatch(share -> share.stripTrailingZeros().scale() > 0);
        return small ? null : Boolean.FALSE;
    }
}
