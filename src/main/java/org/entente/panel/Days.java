package org.entente.panel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What days in the place of periods mean.
 *
 * @param basis {@code week} (the week that the day is in) or {@code month}
 * @param order {@code dmy} or {@code mdy}, for those written with slashes or points
 */
record Days(String basis, String order) {
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d\\d)");

    Days {
        if (!basis.matches("week|month") || !order.matches("dmy|mdy")) {
            throw new IllegalArgumentException("days are weeks or months, written dmy or mdy");
        }
    }

    /** Whether that could be a day at all. */
    static boolean isDay(String text) {
        return PeriodText.day(text.strip()).isPresent()
                || DAY.matcher(text.strip()).matches();
    }

    Optional<Period> period(String text) {
        return day(text, order)
                .map(day -> basis.equals("week")
                        ? Period.week(day)
                        : Period.of(Period.Basis.MONTH, day.getYear(), day.getMonthValue()));
    }

    /**
     * What these days must be: weeks if all fall on one day of the week, months if all begin or end one; in the order in
     * which that is so. Empty where that leaves a choice and the heading does not make it.
     */
    static Optional<Days> guess(Collection<String> texts, String heading) {
        var words = " " + Words.folded(heading) + " ";
        var saysWeek = words.matches(".*(week|semaine|sem\\b|w/e).*");
        var saysMonth = words.matches(".*(month|mois).*");
        Days found = null;
        for (var order : new String[] {"dmy", "mdy"}) {
            var days = texts.stream().map(text -> day(text, order)).toList();
            if (days.isEmpty() || days.stream().anyMatch(Optional::isEmpty)) {
                continue;
            }
            var distinct = days.stream().map(Optional::get).distinct().toList();
            boolean weeks = !saysMonth
                    && (distinct.size() > 2 || saysWeek)
                    && distinct.stream().map(LocalDate::getDayOfWeek).distinct().count() == 1;
            boolean months = !saysWeek
                    && (distinct.size() > 1 || saysMonth)
                    && (all(distinct, day -> day.getDayOfMonth() == 1)
                            || all(
                                    distinct,
                                    day -> day.equals(YearMonth.from(day).atEndOfMonth())));
            if (weeks == months) {
                continue;
            }
            var guess = new Days(weeks ? "week" : "month", order);
            if (found != null && !distinct.equals(days(texts, found.order()))) {
                return Optional.empty();
            }
            found = found == null ? guess : found;
        }
        return Optional.ofNullable(found);
    }

    private static java.util.List<LocalDate> days(Collection<String> texts, String order) {
        return texts.stream()
                .map(text -> day(text, order).orElseThrow())
                .distinct()
                .toList();
    }

    private static boolean all(Collection<LocalDate> days, Predicate<LocalDate> holds) {
        return days.stream().allMatch(holds);
    }

    private static Optional<LocalDate> day(String text, String order) {
        var written = text.strip().toLowerCase(Locale.ROOT);
        var match = DAY.matcher(written);
        if (!match.matches()) {
            return PeriodText.day(written);
        }
        int first = Integer.parseInt(match.group(1));
        int second = Integer.parseInt(match.group(2));
        int year = Integer.parseInt(match.group(3));
        try {
            var full = year < 100 ? 2000 + year : year;
            return Optional.of(
                    order.equals("dmy") ? LocalDate.of(full, second, first) : LocalDate.of(full, first, second));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }
}
