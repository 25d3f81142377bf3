package org.entente.memo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DraftTest {
    private static final Instant SAVED = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant END = SAVED.plus(Duration.ofDays(180));

    private static Draft draft(String title) {
        return new Draft("d", false, 1, SAVED, END, new Typed(Map.of("title.en", List.of(title))));
    }

    @Test
    void tellsInItsLastThirtyDaysThatItEnds() {
        var begins = END.minus(Duration.ofDays(30));
        assertFalse(draft("t").endsSoon(SAVED));
        assertFalse(draft("t").endsSoon(begins.minusSeconds(1)));
        assertTrue(draft("t").endsSoon(begins));
        assertTrue(draft("t").endsSoon(END.plusSeconds(1)));
        assertFalse(Draft.none("d").endsSoon(END));
    }

    @Test
    void cutsALongTitleBetweenCharacters() {
        assertEquals("🙂".repeat(80) + "…", draft("🙂".repeat(81)).title());
        assertEquals("t", draft(" t ").title());
    }
}
