package org.entente.panel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.panel.Period.Basis;
import org.entente.panel.Period.Span;
import org.jspecify.annotations.Nullable;

/**
 * Periods as people write them in French and English: "P01 1991", "Période 3 2026", "S07 2026", "W07/26", "mars 2026",
 * "T1 2026", "CAM P03 2026", "cumul 2026-03". A day is one only where {@link Days} says what days stand for.
 *
 * @param year the year of a period that names none, as in "P03"; null where each must
 * @param days null where days are no periods
 */
record PeriodText(@Nullable Integer year, @Nullable Days days) {
    static final PeriodText PLAIN = new PeriodText(null, null);

    private static final Pattern MAT = Pattern.compile(
            "^(?:mat|cam|cumul annuel mobile|moving annual total|12 mois glissants|annee mobile)\\b[ :.-]*|[ :-]+(?:mat|cam)$");
    private static final Pattern YTD = Pattern.compile(
            "^(?:ytd|year to date|cumul annuel|cumul a date|cumul depuis le debut de l'annee|cumul|cad)\\b[ :.-]*|[ :-]+(?:ytd|cumul)$");
    private static final String YEAR = "((?:19|20)\\d\\d|\\d\\d)";
    private static final String NAMES = "(p|per|periode|period|s|w|sem|semaine|week|wk|t|q|trim|trimestre|quarter|qtr)";
    private static final Pattern NAME_FIRST =
            Pattern.compile(NAMES + "[ .]*0?(\\d{1,2})(?:[ ./'-]*(?:de |of )?" + YEAR + ")?");
    private static final Pattern YEAR_FIRST = Pattern.compile("((?:19|20)\\d\\d)[ ./-]*" + NAMES + "[ .]*0?(\\d{1,2})");
    private static final Pattern MONTH_FIRST = Pattern.compile("([a-z]{3,9})[ ./'-]*" + YEAR + "?");
    private static final Pattern MONTH_LAST = Pattern.compile("((?:19|20)\\d\\d)[ ./-]*([a-z]{3,9})");
    private static final Pattern NUMBERED_MONTH =
            Pattern.compile("((?:19|20)\\d\\d)-(\\d\\d)|(\\d\\d)/((?:19|20)\\d\\d)");
    private static final Pattern WHOLE_YEAR = Pattern.compile("(?:annee |year |an |fy ?)?((?:19|20)\\d\\d)");
    private static final Pattern[] MONTHS = months(
            "janv?(?:ier)?|jan(?:uary)?",
            "fevr?(?:ier)?|feb(?:ruary)?",
            "mars?|mar(?:ch)?",
            "avr(?:il)?|apr(?:il)?",
            "mai|may",
            "juin|june?",
            "juil(?:let)?|july?",
            "aout|aug(?:ust)?",
            "sept?(?:embre|ember)?",
            "oct(?:obre|ober)?",
            "nov(?:embre|ember)?",
            "dec(?:embre|ember)?");

    static Optional<Period> plain(String text) {
        return PLAIN.read(text);
    }

    Optional<Period> read(String written) {
        var text = Words.folded(written).replaceAll("\\s+", " ");
        if (text.isEmpty() || text.length() > 60) {
            return Optional.empty();
        }
        try {
            var mat = MAT.matcher(text);
            if (mat.find()) {
                return base(mat.replaceFirst("").strip()).map(period -> period.as(Span.MAT));
            }
            var ytd = YTD.matcher(text);
            return ytd.find() && !text.equals("cad")
                    ? base(ytd.replaceFirst("").strip()).map(period -> period.as(Span.YTD))
                    : base(text);
        } catch (IllegalArgumentException | DateTimeException outside) {
            return Optional.empty();
        }
    }

    private Optional<Period> base(String text) {
        Matcher match = NAME_FIRST.matcher(text);
        if (match.matches()) {
            var of = match.group(3) == null ? year : Integer.valueOf(year(match.group(3)));
            return of == null
                    ? Optional.empty()
                    : Optional.of(Period.of(basis(match.group(1)), of, number(match.group(2))));
        }
        match = YEAR_FIRST.matcher(text);
        if (match.matches()) {
            return Optional.of(Period.of(basis(match.group(2)), number(match.group(1)), number(match.group(3))));
        }
        match = NUMBERED_MONTH.matcher(text);
        if (match.matches()) {
            return Optional.of(
                    match.group(1) != null
                            ? Period.of(Basis.MONTH, number(match.group(1)), number(match.group(2)))
                            : Period.of(Basis.MONTH, number(match.group(4)), number(match.group(3))));
        }
        match = WHOLE_YEAR.matcher(text);
        if (match.matches()) {
            return Optional.of(Period.of(Basis.YEAR, number(match.group(1)), 1));
        }
        return named(text).or(() -> days == null ? Optional.empty() : days.period(text));
    }

    private Optional<Period> named(String text) {
        var match = MONTH_FIRST.matcher(text);
        if (match.matches() && month(match.group(1)) > 0) {
            var of = match.group(2) == null ? year : Integer.valueOf(year(match.group(2)));
            return of == null ? Optional.empty() : Optional.of(Period.of(Basis.MONTH, of, month(match.group(1))));
        }
        match = MONTH_LAST.matcher(text);
        return match.matches() && month(match.group(2)) > 0
                ? Optional.of(Period.of(Basis.MONTH, number(match.group(1)), month(match.group(2))))
                : Optional.empty();
    }

    private static Basis basis(String name) {
        return switch (name.charAt(0)) {
            case 'p' -> Basis.FOUR_WEEKS;
            case 's', 'w' -> Basis.WEEK;
            default -> Basis.QUARTER;
        };
    }

    private static int month(String name) {
        for (int i = 0; i < MONTHS.length; i++) {
            if (MONTHS[i].matcher(name).matches()) {
                return i + 1;
            }
        }
        return 0;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static int year(String digits) {
        int number = number(digits);
        return number >= 100 ? number : number < 70 ? 2000 + number : 1900 + number;
    }

    private static Pattern[] months(String... names) {
        var patterns = new Pattern[names.length];
        for (int i = 0; i < names.length; i++) {
            patterns[i] = Pattern.compile(names[i]);
        }
        return patterns;
    }

    /** A day as {@code 2026-03-31}, perhaps with a time after it, as spreadsheets hold it. */
    static Optional<LocalDate> day(String text) {
        try {
            return text.length() >= 10 && text.charAt(4) == '-'
                    ? Optional.of(LocalDate.parse(text.substring(0, 10)))
                    : Optional.empty();
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }
}
