package org.entente.memo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DueTest {
    private static final Instant NOW = Instant.parse("2026-11-24T22:30:00Z");

    private static String mark(String due, String zone) {
        return Due.mark(Instant.parse(due), NOW, ZoneId.of(zone));
    }

    @Test
    void isByTheReadersCalendar() {
        assertEquals("due-today", mark("2026-11-24T23:30:00Z", "Europe/London"));
        assertEquals("due-tomorrow", mark("2026-11-24T23:30:00Z", "Europe/Paris"));
        assertEquals("due-tomorrow", mark("2026-11-25T22:00:00Z", "Europe/Paris"));
        assertEquals("due", mark("2026-11-26T00:00:00Z", "Europe/London"));
        assertEquals("overdue", mark("2026-11-24T22:29:59Z", "Europe/London"));
    }

    @Test
    void isRecalledOnTheLastWorkingDayBefore() {
        var seven = java.time.LocalTime.of(7, 0);
        var paris = ZoneId.of("Europe/Paris");
        java.util.function.Predicate<java.time.LocalDate> off = org.entente.site.Holidays::isWeekend;
        var thursday = Instant.parse("2026-11-26T16:00:00Z");
        assertEquals(Instant.parse("2026-11-25T06:00:00Z"), Due.eve(thursday, paris, seven, off));
        var monday = Instant.parse("2026-11-30T16:00:00Z");
        assertEquals(Instant.parse("2026-11-27T06:00:00Z"), Due.eve(monday, paris, seven, off));
        var justAfterMidnight = Instant.parse("2026-11-30T23:30:00Z");
        assertEquals(Instant.parse("2026-11-30T06:00:00Z"), Due.eve(justAfterMidnight, paris, seven, off));
    }
}
