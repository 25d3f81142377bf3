package org.entente.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class PreferencesTest {
    private static final ZonedDateTime WEDNESDAY_NOON = ZonedDateTime.parse("2026-11-25T12:00:00+01:00[Europe/Paris]");
    private static final LocalDate CHRISTMAS = LocalDate.parse("2026-12-25");
    private static final Predicate<LocalDate> NONE = day -> false;
    private static final Preferences NIGHTS =
            new Preferences(true, "normal", "important", LocalTime.of(19, 0), LocalTime.of(8, 0), "none", false);

    @Test
    void isQuietOverMidnight() {
        assertFalse(NIGHTS.isQuiet(WEDNESDAY_NOON, NONE));
        assertTrue(NIGHTS.isQuiet(WEDNESDAY_NOON.withHour(19), NONE));
        assertTrue(NIGHTS.isQuiet(WEDNESDAY_NOON.withHour(3), NONE));
        assertFalse(NIGHTS.isQuiet(WEDNESDAY_NOON.withHour(8), NONE));
    }

    @Test
    void isQuietAtWeekends() {
        assertTrue(Preferences.USUAL.isQuiet(WEDNESDAY_NOON.plusDays(3), NONE));
        assertFalse(Preferences.USUAL.isQuiet(WEDNESDAY_NOON, NONE));
    }

    @Test
    void isQuietOnTheSitesHolidaysByThePersonsClock() {
        var noon = ZonedDateTime.parse("2026-12-25T12:00:00+01:00[Europe/Paris]");
        assertTrue(Preferences.USUAL.isQuiet(noon, CHRISTMAS::equals));
        assertTrue(Preferences.USUAL.isQuiet(noon.withHour(0), CHRISTMAS::equals));
        assertFalse(Preferences.USUAL.isQuiet(noon.minusDays(1).withHour(23), CHRISTMAS::equals));
        // elsewhere it is still the day before
        assertFalse(Preferences.USUAL.isQuiet(
                noon.withHour(3).withZoneSameInstant(ZoneId.of("America/New_York")), CHRISTMAS::equals));
        assertFalse(NIGHTS.lets("normal", "normal", true, noon, CHRISTMAS::equals));
        assertTrue(NIGHTS.lets("normal", "urgent", true, noon, CHRISTMAS::equals));
    }

    @Test
    void letsWhatIsUrgentThrough() {
        var night = WEDNESDAY_NOON.withHour(23);
        assertTrue(NIGHTS.lets(NIGHTS.sounds(), "urgent", true, night, NONE));
        assertFalse(NIGHTS.lets(NIGHTS.sounds(), "urgent", false, night, NONE), "it does not say why");
        assertTrue(NIGHTS.lets(NIGHTS.sounds(), "urgent", false, WEDNESDAY_NOON, NONE));
        assertFalse(NIGHTS.lets(NIGHTS.sounds(), "important", true, night, NONE));
        assertTrue(NIGHTS.lets(NIGHTS.sounds(), "normal", true, WEDNESDAY_NOON, NONE));
        assertFalse(NIGHTS.lets(NIGHTS.notices(), "normal", true, WEDNESDAY_NOON, NONE));
        assertFalse(NIGHTS.lets("none", "urgent", true, WEDNESDAY_NOON, NONE));
    }

    @Test
    void takesHalfAnIntervalForNone() {
        assertNull(new Preferences(true, "x", "none", LocalTime.NOON, null, "none", false).quietFrom());
        assertEquals("none", new Preferences(true, "x", "none", null, null, "x", false).sounds());
    }

    @Test
    void knowsWhenTheQuietEnds() {
        assertEquals(WEDNESDAY_NOON, NIGHTS.quietEnds(WEDNESDAY_NOON, NONE));
        assertEquals(WEDNESDAY_NOON.plusDays(1).withHour(8), NIGHTS.quietEnds(WEDNESDAY_NOON.withHour(22), NONE));
        assertEquals(WEDNESDAY_NOON.withHour(8), NIGHTS.quietEnds(WEDNESDAY_NOON.withHour(3), NONE));
        // on Friday evening, until Monday; a holiday on Monday adds to it
        var friday = WEDNESDAY_NOON.plusDays(2).withHour(20);
        assertEquals(friday.plusDays(3).withHour(8), NIGHTS.quietEnds(friday, NONE));
        var monday = friday.toLocalDate().plusDays(3);
        assertEquals(friday.plusDays(4).withHour(8), NIGHTS.quietEnds(friday, monday::equals));
        assertEquals(friday.plusDays(3).withHour(0), Preferences.USUAL.quietEnds(friday.plusDays(1), NONE));
    }

    @Test
    void saysWhatIsMailed() {
        assertFalse(mail("none", false).mails("urgent", true));
        assertTrue(mail("each", false).mails("normal", false));
        assertFalse(mail("digest", false).mails("urgent", true));
        assertTrue(mail("digest", true).mails("urgent", true));
        assertFalse(mail("digest", true).mails("urgent", false), "it does not say why");
        assertFalse(mail("digest", true).mails("important", true));
        assertTrue(mail("none", true).recalls("urgent", true));
        assertFalse(mail("none", true).recalls("normal", true));
        assertTrue(mail("digest", false).recalls("normal", false));
        assertEquals("none", mail("sometimes", false).mail());
    }

    private static Preferences mail(String mail, boolean urgent) {
        return new Preferences(true, "none", "none", null, null, mail, urgent);
    }

    @Test
    void endTheirQuietHoursTodayOrTomorrow() {
        var night = new Preferences(true, "none", "none", LocalTime.of(20, 0), LocalTime.of(7, 30), "none", false);
        var noon = new Preferences(true, "none", "none", LocalTime.of(12, 0), LocalTime.of(14, 0), "none", false);

        assertEquals(
                Optional.of(Instant.parse("2026-11-26T06:30:00Z")), night.quietUntil(paris("2026-11-25T20:00:00")));
        assertEquals(
                Optional.of(Instant.parse("2026-11-26T06:30:00Z")), night.quietUntil(paris("2026-11-26T07:29:59")));
        assertEquals(Optional.empty(), night.quietUntil(paris("2026-11-26T07:30:00")));
        assertEquals(Optional.of(Instant.parse("2026-11-28T13:00:00Z")), noon.quietUntil(paris("2026-11-28T13:00:00")));
        assertEquals(Optional.empty(), Preferences.USUAL.quietUntil(paris("2026-11-28T03:00:00")));
    }

    private static ZonedDateTime paris(String local) {
        return java.time.LocalDateTime.parse(local).atZone(java.time.ZoneId.of("Europe/Paris"));
    }
}
