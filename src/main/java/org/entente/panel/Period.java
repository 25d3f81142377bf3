package org.entente.panel;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A stretch of time that figures are of. Written {@code 2026-W07} (ISO 8601 week), {@code 1991-P12} (of thirteen of four
 * weeks), {@code 2026-03}, {@code 2026-Q1}, {@code 2026}; with {@code MAT-} before it for the year that ends with it, with
 * {@code YTD-} for what has gone of its year. A MAT or YTD is compared with the one that ended a period, or a year, earlier.
 */
record Period(Span span, Basis basis, int year, int number) implements Comparable<Period> {
    enum Span {
        ALONE,
        MAT,
        YTD
    }

    enum Basis {
        WEEK("W", 53),
        FOUR_WEEKS("P", 13),
        MONTH("", 12),
        QUARTER("Q", 4),
        YEAR("", 1);

        private final String written;
        private final int aYear;

        Basis(String written, int aYear) {
            this.written = written;
            this.aYear = aYear;
        }
    }

    private static final Pattern CANONICAL =
            Pattern.compile("(?:(MAT|YTD)-)?(\\d{4})(?:-(?:(W)(\\d\\d)|(P)(\\d\\d)|(Q)(\\d)|(\\d\\d)))?");

    Period {
        if (year < 1900 || year > 2199 || number < 1 || number > last(basis, year)) {
            throw new IllegalArgumentException("no such period: " + basis + " " + number + " of " + year);
        }
    }

    static Period of(Basis basis, int year, int number) {
        return new Period(Span.ALONE, basis, year, number);
    }

    /** The ISO week that this day is in. */
    static Period week(LocalDate day) {
        return of(Basis.WEEK, day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /** A period as it is written here; empty for anything else. */
    static Optional<Period> of(String canonical) {
        var match = CANONICAL.matcher(canonical);
        if (!match.matches()) {
            return Optional.empty();
        }
        var span = match.group(1) == null ? Span.ALONE : Span.valueOf(match.group(1));
        var basis = match.group(3) != null
                ? Basis.WEEK
                : match.group(5) != null
                        ? Basis.FOUR_WEEKS
                        : match.group(7) != null ? Basis.QUARTER : match.group(9) != null ? Basis.MONTH : Basis.YEAR;
        var number = basis == Basis.YEAR
                ? "1"
                : match.group(basis == Basis.WEEK ? 4 : basis == Basis.FOUR_WEEKS ? 6 : basis == Basis.QUARTER ? 8 : 9);
        try {
            return Optional.of(new Period(span, basis, Integer.parseInt(match.group(2)), Integer.parseInt(number)));
        } catch (IllegalArgumentException outside) {
            return Optional.empty();
        }
    }

    /** The one before; none before the first of a year's YTD: they are not alike. */
    Optional<Period> previous() {
        if (number > 1) {
            return Optional.of(new Period(span, basis, year, number - 1));
        }
        return span == Span.YTD
                ? Optional.empty()
                : Optional.of(new Period(span, basis, year - 1, last(basis, year - 1)));
    }

    Period next() {
        return number < last(basis, year)
                ? new Period(span, basis, year, number + 1)
                : new Period(span, basis, year + 1, 1);
    }

    /** The same one a year earlier; week 53 is compared with week 52 where there is no other. */
    Period yearAgo() {
        return new Period(span, basis, year - 1, Math.min(number, last(basis, year - 1)));
    }

    Period as(Span other) {
        return new Period(other, basis, year, number);
    }

    boolean isLike(Period other) {
        return span == other.span && basis == other.basis;
    }

    /** By their ends, as well as those of different lengths can be compared; a number that the database sorts by as well. */
    int order() {
        return year * 1_000 + (int) Math.round(998.0 * number / basis.aYear);
    }

    /** Weeks between the ends of two that follow each other; 0 for those that are not counted in weeks. */
    int weeks() {
        return basis == Basis.WEEK ? 1 : basis == Basis.FOUR_WEEKS ? 4 : 0;
    }

    int months() {
        return basis == Basis.MONTH ? 1 : basis == Basis.QUARTER ? 3 : basis == Basis.YEAR ? 12 : 0;
    }

    @Override
    public int compareTo(Period other) {
        return order() != other.order()
                ? Integer.compare(order(), other.order())
                : toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        var head = (span == Span.ALONE ? "" : span + "-") + year;
        if (basis == Basis.YEAR) {
            return head;
        }
        // not by a format: it is written for each of half a million figures
        return head + "-" + basis.written + (number < 10 && basis != Basis.QUARTER ? "0" : "") + number;
    }

    private static int last(Basis basis, int year) {
        return basis == Basis.WEEK
                ? (int) LocalDate.of(year, 6, 1)
                        .range(WeekFields.ISO.weekOfWeekBasedYear())
                        .getMaximum()
                : basis.aYear;
    }
}
