package org.entente.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Moments by how far they are from now. */
final class Moments {
    private static final int WEEK = 7;

    private Moments() {}

    /** "3 minutes ago", "in 2 days"; empty beyond a week, where a date says more. */
    static Optional<String> relative(Instant instant, Instant now, Locale language) {
        var between = Duration.between(instant, now).abs();
        if (between.toDays() > WEEK) {
            return Optional.empty();
        }
        var side = instant.isAfter(now) ? "web.in." : "web.ago.";
        if (between.toMinutes() < 1) {
            return Optional.of(Texts.text(language, side + "moment"));
        }
        if (between.toHours() < 1) {
            return Optional.of(Texts.text(language, side + "minutes", between.toMinutes()));
        }
        return Optional.of(
                between.toDays() < 1
                        ? Texts.text(language, side + "hours", between.toHours())
                        : Texts.text(language, side + "days", between.toDays()));
    }
}
