package org.entente.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HolidaysTest {
    private static final Holidays HOLIDAYS =
            new Holidays(site -> site.equals("none") ? Optional.empty() : Optional.of(site));

    private static Optional<String> on(String calendar, String day) {
        return HOLIDAYS.on(LocalDate.parse(day), calendar, Locale.ENGLISH);
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
        assertEquals(Optional.of("Noël"), HOLIDAYS.on(LocalDate.parse("2026-12-25"), "fr", Locale.FRENCH));
    }

    @Test
    void sayWhichDayIsNext() {
        var eve = LocalDate.parse("2026-12-24");
        assertEquals(
                Optional.of(new Holidays.DayOff(eve.plusDays(1), "Christmas")),
                HOLIDAYS.next(eve, "fr", Locale.ENGLISH));
        assertEquals(
                Optional.of(LocalDate.parse("2027-01-01")),
                HOLIDAYS.next(LocalDate.parse("2026-12-29"), "fr", Locale.ENGLISH)
                        .map(Holidays.DayOff::day));
    }

    @Test
    void areNoneWithoutACalendar() {
        var day = LocalDate.parse("2026-12-25");
        assertTrue(HOLIDAYS.isHoliday(day, "fr"));
        assertFalse(HOLIDAYS.isHoliday(day.plusDays(2), "fr"));
        assertFalse(HOLIDAYS.isHoliday(day, "none"));
        assertEquals(Optional.empty(), HOLIDAYS.next(day, "none", Locale.ENGLISH));
    }
}
