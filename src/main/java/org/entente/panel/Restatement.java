package org.entente.panel;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A figure that a later release changed. */
public record Restatement(
        String market,
        String product,
        String fact,
        @Nullable String unit,
        String period,
        BigDecimal was,
        BigDecimal value,
        Instant since) {
    public String fact(Locale language) {
        return FactName.within(fact, language);
    }

    public String period(Locale language) {
        return PeriodName.of(period, language);
    }

    /** "14.2 → 13.8". */
    public String change(Locale language) {
        return Amounts.number(was, language) + " → " + Amounts.of(value, unit, language);
    }
}
