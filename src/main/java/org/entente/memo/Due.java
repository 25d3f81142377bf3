package org.entente.memo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Predicate;

/** How near a due date is, by a reader's calendar. */
public final class Due {
    private Due() {}

    /** {@code overdue}, {@code due-today}, {@code due-tomorrow} or {@code due}: the text {@code memo.mark.} of that. */
    public static String mark(Instant due, Instant now, ZoneId zone) {
        if (due.isBefore(now)) {
            return "overdue";
        }
        var today = now.atZone(zone).toLocalDate();
        var day = due.atZone(zone).toLocalDate();
        if (day.equals(today)) {
            return "due-today";
        }
        return day.equals(today.plusDays(1)) ? "due-tomorrow" : "due";
    }

    /** When to recall it once before it is due: at that hour of the last day before that is not off. */
    static Instant eve(Instant due, ZoneId zone, LocalTime hour, Predicate<LocalDate> isOff) {
        var day = due.atZone(zone).toLocalDate().minusDays(1);
        while (isOff.test(day)) {
            day = day.minusDays(1);
        }
        return day.atTime(hour).atZone(zone).toInstant();
    }
}
