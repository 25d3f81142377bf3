package org.entente.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneOffset;
import java.util.Locale;
import org.entente.people.CurrentPerson;
import org.junit.jupiter.api.Test;

/** Lengths of time are said by their two largest units, in the reader's language. */
class LengthsTest {
    private static Frame frame(Locale language) {
        var reader = new CurrentPerson();
        reader.guest(language, ZoneOffset.UTC);
        return new Frame(reader, null, "/", null, java.util.List.of());
    }

    private static String english(long seconds) {
        return Lengths.words(frame(Locale.ENGLISH), seconds);
    }

    @Test
    void sayTheTwoLargestUnits() {
        assertEquals("less than a second", english(0));
        assertEquals("1 second", english(1));
        assertEquals("1 minute", english(60));
        assertEquals("2 hours 5 minutes", english(2 * 3600 + 5 * 60 + 59));
        assertEquals("1 hour", english(3600 + 59));
        assertEquals("3 days 1 hour", english(3 * 86400 + 3600 + 120));
        assertEquals("1 jour 2 heures", Lengths.words(frame(Locale.FRENCH), 86400 + 7200));
    }

    @Test
    void areAsExactAsItMatters() {
        var french = frame(Locale.FRENCH);
        assertEquals("0\u00a0ms", Lengths.brief(french, 0));
        assertEquals("999\u00a0ms", Lengths.brief(french, 999));
        assertEquals("2,1\u00a0s", Lengths.brief(french, 2_120));
        assertEquals("1 minute 40 secondes", Lengths.brief(french, 100_000));
    }
}
