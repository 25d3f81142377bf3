package org.entente.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class PreferencesTest {
    private static final ZonedDateTime WEDNESDAY_NOON = ZonedDateTime.parse("2026-11-25T12:00:00+01:00[Europe/Paris]");
    private static final Preferences NIGHTS =
            new Preferences(true, "normal", "important", LocalTime.of(19, 0), LocalTime.of(8, 0));

    @Test
    void isQuietOverMidnight() {
        assertFalse(NIGHTS.isQuiet(WEDNESDAY_NOON));
        assertTrue(NIGHTS.isQuiet(WEDNESDAY_NOON.withHour(19)));
        assertTrue(NIGHTS.isQuiet(WEDNESDAY_NOON.withHour(3)));
        assertFalse(NIGHTS.isQuiet(WEDNESDAY_NOON.withHour(8)));
    }

    @Test
    void isQuietAtWeekends() {
        assertTrue(Preferences.USUAL.isQuiet(WEDNESDAY_NOON.plusDays(3)));
        assertFalse(Preferences.USUAL.isQuiet(WEDNESDAY_NOON));
    }

    @Test
    void letsWhatIsUrgentThrough() {
        var night = WEDNESDAY_NOON.withHour(23);
        assertTrue(NIGHTS.lets(NIGHTS.sounds(), "urgent", night));
        assertFalse(NIGHTS.lets(NIGHTS.sounds(), "important", night));
        assertTrue(NIGHTS.lets(NIGHTS.sounds(), "normal", WEDNESDAY_NOON));
        assertFalse(NIGHTS.lets(NIGHTS.notices(), "normal", WEDNESDAY_NOON));
        assertFalse(NIGHTS.lets("none", "urgent", WEDNESDAY_NOON));
    }

    @Test
    void takesHalfAnIntervalForNone() {
        assertNull(new Preferences(true, "x", "none", LocalTime.NOON, null).quietFrom());
        assertEquals("none", new Preferences(true, "x", "none", null, null).sounds());
    }
}
