package org.entente.memo;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What the memos of one direction in one month cost.
 *
 * @param readers how many people they reached, one person counted for each memo
 * @param minutes of reading, of all readers together
 */
public record ReadingCost(YearMonth month, String department, long memos, long readers, long opened, long minutes) {
    /** "November 2026". */
    public String month(Locale language) {
        return DateTimeFormatter.ofPattern("LLLL yyyy", language).format(month);
    }

    /** Of a hundred readers; 0 where there are none. */
    public long openedShare() {
        return readers == 0 ? 0 : Math.round(100.0 * opened / readers);
    }
}
