package org.entente.mailinglist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestClockTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-25T05:59:59Z, 07:00, 2026-11-24T06:00:00Z", // a second before
        "2026-11-25T06:00:00Z, 07:00, 2026-11-25T06:00:00Z",
        "2026-11-25T22:59:00Z, 07:00, 2026-11-25T06:00:00Z",
        "2026-03-29T06:00:00Z, 07:00, 2026-03-29T05:00:00Z", // the day on which clocks go forward
        "2026-10-25T05:30:00Z, 07:00, 2026-10-24T05:00:00Z", // and back
        "2026-03-29T12:00:00Z, 02:30, 2026-03-29T01:30:00Z", // an hour that is not there on that day
    })
    void goesByTheClockOfTheSite(Instant now, LocalTime at, Instant latest) {
        assertEquals(latest, DigestClock.latest(now, at, ZoneId.of("Europe/Paris")));
    }
}
