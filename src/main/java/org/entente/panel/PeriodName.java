package org.entente.panel;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.entente.web.Texts;

/** Periods as people say them: "P03 2026", "S07 2026", "mars 2026", "CAM P03 2026". */
final class PeriodName {
    private PeriodName() {}

    static String of(String canonical, Locale language) {
        return Period.of(canonical).map(period -> of(period, language)).orElse(canonical);
    }

    static String of(Period period, Locale language) {
        var year = String.valueOf(period.year());
        var number = String.valueOf(period.number());
        var two = number.length() < 2 ? "0" + number : number;
        var base = switch (period.basis()) {
            case WEEK -> Texts.text(language, "panel.period.week", two, year);
            case FOUR_WEEKS -> Texts.text(language, "panel.period.four-weeks", two, year);
            case MONTH ->
                DateTimeFormatter.ofPattern("LLLL yyyy", language).format(YearMonth.of(period.year(), period.number()));
            case QUARTER -> Texts.text(language, "panel.period.quarter", number, year);
            case YEAR -> year;
        };
        return switch (period.span()) {
            case ALONE -> base;
            case MAT -> Texts.text(language, "panel.period.mat", base);
            case YTD -> Texts.text(language, "panel.period.ytd", base);
        };
    }

    /** Within its year: "P03", "S07", "mars". */
    static String brief(Period period, Locale language) {
        return of(period, language).replace(" " + period.year(), "");
    }
}
