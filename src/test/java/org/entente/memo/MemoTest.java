package org.entente.memo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MemoTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant TEN = NINE.plusSeconds(3600);
    private static final Instant NOON = TEN.plusSeconds(7200);
    private static final Author AUTHOR = new Author("uk-sales-director", "Ann", "sales");

    private static MemoDraft draft(@Nullable Instant acknowledgeBy, boolean material) {
        return new MemoDraft(
                Map.of("en", new MemoText("t", "b")),
                new Audience(List.of("fr"), List.of(), List.of()),
                "normal",
                null,
                acknowledgeBy,
                null,
                null,
                List.of(),
                material);
    }

    private static Memo published(@Nullable Instant acknowledgeBy) {
        var memo = Memo.write("m", "uk", AUTHOR, draft(acknowledgeBy, false), NINE);
        memo.publish(NINE);
        return memo;
    }

    @Test
    void givesALateSiteTheSameTimeToAcknowledge() {
        var here = new Memo();
        here.arrive(MemoPublished.of(published(TEN), List.of()), NOON);
        assertEquals(NOON.plusSeconds(3600), here.dueAt());
    }

    @Test
    void asksAgainAfterAMaterialChangeOnly() {
        var memo = published(TEN);
        memo.amend(draft(TEN, false), NINE.plusSeconds(60));
        assertEquals(1, memo.askedVersion());
        memo.amend(draft(TEN, true), NINE.plusSeconds(120));
        assertEquals(3, memo.askedVersion());
    }

    @Test
    void carriesWhyItIsUrgent() {
        var urgent = new MemoDraft(
                Map.of("en", new MemoText("Fire", "The store burns")),
                new Audience(List.of("fr"), List.of(), List.of()),
                "urgent",
                "Nobody may go in",
                null,
                null,
                null,
                List.of(),
                null);
        var home = Memo.write("m", "uk", AUTHOR, urgent, NINE);
        home.publish(NINE);
        var here = new Memo();
        here.arrive(MemoPublished.of(home, List.of()), TEN);
        assertEquals("Nobody may go in", here.reason());
        home.amend(draft(null, false), NINE.plusSeconds(60));
        here.arrive(MemoPublished.of(home, List.of()), NOON);
        assertNull(here.reason());
    }

    @Test
    void asksWhenADueDateIsAdded() {
        var memo = published(null);
        assertFalse(memo.asksAcknowledgement());
        memo.amend(draft(TEN, false), NINE.plusSeconds(60));
        assertEquals(2, memo.askedVersion());
    }

    @Test
    void asksNobodyOnceTheDueDateIsGone() {
        var memo = published(TEN);
        memo.amend(draft(null, true), NINE.plusSeconds(60));
        assertFalse(memo.asksAcknowledgement());
        assertNull(memo.dueAt());
    }

    @Test
    void keepsItsFirstArrivalThroughVersions() {
        var home = published(TEN);
        var here = new Memo();
        here.arrive(MemoPublished.of(home, List.of()), TEN);
        home.amend(draft(TEN, false), NINE.plusSeconds(60));
        here.arrive(MemoPublished.of(home, List.of()), NOON);
        assertEquals(TEN, here.arrivedAt());
        assertEquals(2, here.version());
        assertEquals(TEN.plusSeconds(3600), here.dueAt());
    }

    @Test
    void waitsForItsTime() {
        var later = new MemoDraft(
                Map.of("en", new MemoText("t", "b")),
                new Audience(List.of("fr"), List.of(), List.of()),
                "normal",
                null,
                null,
                NOON,
                null,
                List.of(),
                null);
        var memo = Memo.write("m", "uk", AUTHOR, later, NINE);
        assertEquals(NOON, memo.publishAt());
        assertFalse(memo.isPublished());
        assertTrue(Memo.write("m", "uk", AUTHOR, later, NOON.plusSeconds(1)).publishAt() == null);
    }

    @Test
    void isDueOnceAndNotWhenPutOff() {
        var soon = new MemoDraft(
                Map.of("en", new MemoText("t", "b")), null, null, null, null, TEN, null, List.of(), false);
        var memo = Memo.write("m", "uk", AUTHOR, soon, NINE);
        assertFalse(memo.isDue(NINE));
        assertTrue(memo.isDue(TEN));
        memo.amend(
                new MemoDraft(
                        Map.of("en", new MemoText("t", "b")), null, null, null, null, NOON, null, List.of(), false),
                NINE);
        assertFalse(memo.isDue(TEN));
        memo.publish(NOON);
        assertFalse(memo.isDue(NOON));
    }

    /** A site that was restored counts its versions again, and what it writes then is later all the same. */
    @Test
    void outlivesWhatComesTooLate() {
        var home = published(null);
        var first = MemoPublished.of(home, List.of());
        home.amend(draft(null, false), TEN);
        var here = new Memo();
        here.arrive(MemoPublished.of(home, List.of()), NOON);
        assertTrue(here.outlives(first));
        assertFalse(here.outlives(MemoPublished.of(home, List.of())));
        here.withdraw(NOON);
        assertTrue(here.outlives(MemoPublished.of(home, List.of())));
        var restored = published(null);
        restored.amend(draft(null, false), NOON.plusSeconds(60));
        assertFalse(here.outlives(MemoPublished.of(restored, List.of())));
    }
}
