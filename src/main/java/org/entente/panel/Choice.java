package org.entente.panel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to see of a panel; empty where they leave it to the page.
 *
 * @param day as it was asked for; empty for what is known now
 */
public record Choice(String market, String product, String fact, Instant asOf, String day) {
    /** @param asOf an instant (ISO 8601), or a day, of which the end is meant */
    static Choice of(
            @Nullable String market,
            @Nullable String product,
            @Nullable String fact,
            @Nullable String asOf,
            ZoneId zone) {
        var when =
                asOf == null || asOf.isBlank() ? Optional.<Instant>empty() : Optional.of(instant(asOf.strip(), zone));
        return new Choice(
                text(market),
                text(product),
                text(fact),
                when.orElseGet(() -> Instant.now().plusSeconds(86_400)),
                text(asOf));
    }

    public boolean past() {
        return !day.isEmpty();
    }

    private static Instant instant(String text, ZoneId zone) {
        try {
            return text.length() > 10
                    ? Instant.parse(text)
                    : LocalDate.parse(text).plusDays(1).atStartOfDay(zone).toInstant();
        } catch (DateTimeParseException wrong) {
            throw Problem.invalid("asOf", "panel.fault.as-of");
        }
    }

    private static String text(@Nullable String asked) {
        return asked == null ? "" : asked.strip();
    }
}
