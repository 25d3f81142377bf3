package org.entente.panel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import org.entente.web.Texts;
import org.jspecify.annotations.Nullable;

/** Figures as people read them: 14,2 % and 1 234,5 k€ in French, 14.2% and 1,234.5 k€ in English. */
final class Amounts {
    /** Below so many per cent of weighted distribution, what is divided by it says nothing. */
    static final BigDecimal RELIABLE = BigDecimal.valueOf(20);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Amounts() {}

    static String of(BigDecimal value, @Nullable String unit, Locale language) {
        if (unit == null || unit.isEmpty() || unit.equals("index")) {
            return number(value, language);
        }
        if (unit.equals("%")) {
            return number(value, language) + (french(language) ? "\u00a0%" : "%");
        }
        return number(value, language) + "\u00a0" + unit;
    }

    /** With the decimals that it has, four at most; without those of large numbers. */
    static String number(BigDecimal value, Locale language) {
        var format = NumberFormat.getNumberInstance(french(language) ? Locale.FRANCE : Locale.UK);
        int decimals =
                value.abs().compareTo(BigDecimal.valueOf(10_000)) >= 0 ? 0 : Math.max(0, Math.min(4, value.scale()));
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value);
    }

    /** From {@code then} to now: a difference in points for percent numbers, else in per cent of then. */
    static Optional<BigDecimal> change(Snapshot.Cell cell, @Nullable BigDecimal then) {
        var now = cell.now();
        if (now == null || then == null) {
            return Optional.empty();
        }
        if (cell.isPercent()) {
            return Optional.of(now.subtract(then)
                    .setScale(Math.min(2, Math.max(1, Math.max(now.scale(), then.scale()))), RoundingMode.HALF_UP));
        }
        return then.signum() == 0
                ? Optional.empty()
                : Optional.of(now.subtract(then).multiply(HUNDRED).divide(then, 1, RoundingMode.HALF_UP));
    }

    /** "+0.4 points", "-2.1%". */
    static String change(BigDecimal change, boolean points, Locale language) {
        var number = number(change.abs(), language);
        var sign = change.signum() > 0 ? "+" : change.signum() < 0 ? "\u2212" : "";
        if (!points) {
            return sign + number + (french(language) ? "\u00a0%" : "%");
        }
        // one is singular in English, and everything below two in French
        boolean single = french(language)
                ? change.abs().compareTo(BigDecimal.valueOf(2)) < 0
                : change.abs().compareTo(BigDecimal.ONE) == 0;
        return sign + Texts.text(language, single ? "panel.point" : "panel.points", number);
    }

    /** What of a share comes with each point of weighted distribution; empty where there is none. */
    static Optional<BigDecimal> perPoint(@Nullable BigDecimal share, @Nullable BigDecimal weighted) {
        return share == null || weighted == null || weighted.signum() <= 0
                ? Optional.empty()
                : Optional.of(share.divide(weighted, 3, RoundingMode.HALF_UP));
    }

    private static boolean french(Locale language) {
        return language.getLanguage().equals("fr");
    }
}
