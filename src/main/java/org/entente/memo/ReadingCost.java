package org.entente.memo;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What the memos of one direction in one month cost, and whether they were of use.
 *
 * @param urgent how many of the memos are
 * @param readers how many people they reached, one person counted for each memo
 * @param minutes of reading, of all readers together
 * @param judges how many have opened those memos that enough people have opened to tell of their use
 * @param notUseful how many of these judges said: not useful to me
 */
public record ReadingCost(
        YearMonth month,
        String department,
        long memos,
        long urgent,
        long readers,
        long opened,
        long minutes,
        long judges,
        long notUseful) {
    /** "November 2026". */
    public String month(Locale language) {
        return DateTimeFormatter.ofPattern("LLLL yyyy", language).format(month);
    }

    /** Of a hundred readers; 0 where there are none. */
    public long openedShare() {
        return share(opened, readers);
    }

    /** Of a hundred judges; only where there are some. */
    public long notUsefulShare() {
        return share(notUseful, judges);
    }

    private static long share(long part, long whole) {
        return whole == 0 ? 0 : Math.round(100.0 * part / whole);
    }
}
