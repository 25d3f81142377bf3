package org.entente.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.entente.people.CurrentPerson;
import org.junit.jupiter.api.Test;

/** Instants are shown by the reader's clock and in the reader's words, whatever the node's own are. */
class FrameTest {
    private static final Instant WINTER = Instant.parse("2026-01-15T23:30:00Z");
    private static final Instant SUMMER = Instant.parse("2026-07-15T23:30:00Z");

    private static Frame frame(Locale language, String zone) {
        var reader = new CurrentPerson();
        reader.guest(language, ZoneId.of(zone));
        return new Frame(reader, null, "/", null, java.util.List.of());
    }

    @Test
    void showsTheReadersDayAndHour() {
        assertEquals(
                "15 Jan 2026, 23:30", frame(Locale.ENGLISH, "Europe/London").instant(WINTER));
        assertEquals(
                "16 janv. 2026 00:30",
                frame(Locale.FRENCH, "Europe/Paris").instant(WINTER).replace(",", ""));
        assertEquals("16 Jan 2026", frame(Locale.ENGLISH, "Europe/Paris").day(WINTER));
    }

    @Test
    void followsTheClocksOfSummer() {
        assertEquals("00:30", frame(Locale.ENGLISH, "Europe/London").time(SUMMER));
        assertEquals("01:30", frame(Locale.FRENCH, "Europe/Paris").time(SUMMER));
    }

    @Test
    void givesBrowsersUtc() {
        assertEquals(
                "2026-07-15T23:30:00Z", frame(Locale.FRENCH, "Europe/Paris").iso(SUMMER));
    }

    @Test
    void saysLengthsOfTimeInTheReadersNumbers() {
        assertEquals("0.4\u00a0s", frame(Locale.ENGLISH, "Europe/London").seconds(400));
        assertEquals("0,4\u00a0s", frame(Locale.FRENCH, "Europe/Paris").seconds(400));
    }
}
