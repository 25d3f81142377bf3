package org.entente.panel;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a table of a panel company is read. What stands in no column has a place of its own: {@value #TITLE} (a row above the
 * table), {@value #SHEET} or {@value #FILE} (their names), or else it is the word itself.
 *
 * @param columns one for each heading, those that differ by a period alone together
 * @param fact where it is the same for the whole table; {@code market}, {@code product} and {@code period} likewise
 * @param year of periods that do not name theirs: {@value #TITLE} or four digits
 * @param decimal {@code .} or {@code ,}: what stands before decimals; {@code #} where all are whole numbers; null where not known. A spreadsheet's numbers need none
 * @param days what days stand for: {@code week dmy}, {@code month mdy}...; null where there are none
 * @param fractions whether 14.2 % is written 0.142; null where that cannot be told
 */
public record Mapping(
        List<Column> columns,
        @Nullable String market,
        @Nullable String product,
        @Nullable String period,
        @Nullable String fact,
        @Nullable String year,
        @Nullable String decimal,
        @Nullable String days,
        @Nullable Boolean fractions) {
    static final String TITLE = "@title";
    static final String SHEET = "@sheet";
    static final String FILE = "@file";

    public Mapping {
        columns = List.copyOf(columns);
    }

    Optional<Column> column(String pattern) {
        return columns.stream()
                .filter(column -> column.heading().equals(pattern))
                .findFirst();
    }

    boolean has(Column.Role role) {
        return columns.stream().anyMatch(column -> column.is() == role);
    }

    Optional<Numbers> numbers() {
        return decimal == null ? Optional.empty() : Optional.of(new Numbers(decimal.charAt(0)));
    }

    Optional<Days> readDays() {
        return Optional.ofNullable(days).map(text -> text.split(" ")).map(parts -> new Days(parts[0], parts[1]));
    }
}
