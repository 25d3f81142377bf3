package org.entente.memo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.YearMonth;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReadingCostTest {
    private static ReadingCost cost(long readers, long opened, long judges, long notUseful) {
        return new ReadingCost(YearMonth.of(2026, 11), "sales", 3, 1, readers, opened, 40, judges, notUseful);
    }

    @Test
    void sharesOutOfAHundred() {
        var cost = cost(24, 16, 14, 2);
        assertEquals(67, cost.openedShare());
        assertEquals(14, cost.notUsefulShare());
        assertEquals(0, cost(0, 0, 0, 0).openedShare());
        assertEquals(0, cost(9, 4, 0, 0).notUsefulShare());
    }

    @Test
    void namesTheMonthInTheReadersLanguage() {
        assertEquals("November 2026", cost(1, 1, 0, 0).month(Locale.ENGLISH));
        assertEquals("novembre 2026", cost(1, 1, 0, 0).month(Locale.FRENCH));
    }
}
