package org.entente.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Steps begin at the half hour of the reader's clock. */
class TransitsTest {
    @Test
    void beginAtTheHalfHourOfTheReader() {
        var instant = Instant.parse("2026-11-25T13:47:59Z");
        assertEquals(Instant.parse("2026-11-25T13:30:00Z"), Transits.begin(instant, ZoneId.of("Europe/Paris")));
        assertEquals(Instant.parse("2026-11-25T13:45:00Z"), Transits.begin(instant, ZoneId.of("Asia/Kathmandu")));
    }
}
