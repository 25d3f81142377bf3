package org.entente.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HolidaysTest {
    private static Optional<String> on(String calendar, String day) {
        return Holidays.in(calendar, LocalDate.parse(day), Locale.ENGLISH);
    }

    @Test
    void knowEachCountrysOwn() {
        assertEquals(Optional.of("National Day"), on("fr", "2026-07-14"));
        assertEquals(Optional.empty(), on("gb/eng", "2026-07-14"));
        assertEquals(Optional.empty(), on("fr", "2026-07-15"));
    }

    @Test
    void knowThoseOfAPartOfACountry() {
        assertEquals(Optional.empty(), on("fr", "2026-08-31"));
        assertEquals(true, on("gb/eng", "2026-08-31").isPresent());
        assertEquals(Optional.empty(), on("gb/sct", "2026-08-31"));
    }

    @Test
    void speakTheReadersLanguage() {
        assertEquals(Optional.of("Noël"), Holidays.in("fr", LocalDate.parse("2026-12-25"), Locale.FRENCH));
    }
}
