package org.entente.memo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.ZoneId;
import java.util.List;
import org.entente.site.Problem;
import org.entente.web.Marked;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class MarkedTest {
    @Test
    void partsWhatWasLookedForFromTheRest() {
        var marked = Marked.of("Note sur les \u0001promotions\u0002 \u0001d’été\u0002.");
        assertEquals(
                List.of(
                        new Marked.Piece("Note sur les ", false),
                        new Marked.Piece("promotions", true),
                        new Marked.Piece(" ", false),
                        new Marked.Piece("d’été", true),
                        new Marked.Piece(".", false)),
                marked.pieces());
        assertEquals("Note sur les promotions d’été.", marked.text());
    }

    @Test
    void givesBackEveryCharacterThatWasStoodInFor() {
        assertEquals(Marked.TRUE_IN_NAMES.length(), Marked.STANDS_FOR_IN_NAMES.length());
        assertEquals(Marked.TRUE_IN_NAMES, Marked.of(Marked.STANDS_FOR_IN_NAMES).text());
    }

    @Test
    void isNothingOfNothing() {
        assertEquals(List.of(), Marked.of("").pieces());
        assertFalse(Marked.of("a \u0002 b").hasHit());
    }

    @Test
    void refusesADayThatIsNone() {
        var utc = ZoneId.of("UTC");
        for (var wrong : List.of("2026-02-30", "yesterday", "30/11/2026")) {
            var refused = Assertions.assertThrows(
                    Problem.class, () -> Search.of("prices", null, null, wrong, null, utc), wrong);
            assertEquals("from", refused.faults().get(0).field());
        }
        assertEquals("a b", Search.of("a\u0000b ", null, null, "", null, utc).words());
        assertEquals(
                "\"two words\" x",
                Search.words("« two words » x".replace(" »", "»").replace("« ", "«"))
                        .query());
    }
}
