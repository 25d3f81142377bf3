package org.entente.panel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A release that is expected.
 *
 * @param late whether its day has passed
 */
public record Expected(String period, LocalDate due, boolean late) {
    private static final int MOST = 60;
    private static final int SHOWN = 4;

    public String period(Locale language) {
        return PeriodName.of(period, language);
    }

    /** "Tuesday 8 September". */
    public String day(Locale language) {
        return DateTimeFormatter.ofPattern(
                        language.getLanguage().equals("fr") ? "EEEE d MMMM" : "EEEE, d MMMM", language)
                .format(due);
    }

    /**
     * What a calendar says on that day: those whose day is over or has come and that are not here, and the next one.
     *
     * @param newest the newest period that figures are here of, of the calendar's kind
     */
    static List<Expected> of(PanelSettings settings, Optional<Period> newest, LocalDate today) {
        var first = Optional.ofNullable(settings.expected()).flatMap(Period::of);
        if (first.isEmpty() || settings.due() == null) {
            return List.of();
        }
        var expected = new ArrayList<Expected>();
        var period = first.get();
        try {
            var due = LocalDate.parse(settings.due());
            for (int i = 0; i < MOST; i++) {
                var here = period;
                if (newest.filter(it -> it.isLike(here) && it.compareTo(here) >= 0)
                        .isEmpty()) {
                    expected.add(new Expected(period.toString(), due, due.isBefore(today)));
                }
                if (due.isAfter(today)) {
                    break;
                }
                due = due.plusWeeks(period.weeks()).plusMonths(period.months());
                period = period.next();
            }
        } catch (DateTimeException wrong) {
            return List.of();
        }
        return List.copyOf(expected.subList(Math.max(0, expected.size() - SHOWN), expected.size()));
    }
}
