package org.entente.memo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VersionContentTest {
    private static final Audience FRANCE = new Audience(List.of("fr"), List.of(), List.of());
    private static final Instant DUE = Instant.parse("2026-12-01T17:00:00Z");
    private static final Map<String, MemoText> TEXTS = Map.of("en", new MemoText("t", "b"));
    private static final VersionContent FIRST =
            new VersionContent(TEXTS, FRANCE, "normal", null, DUE, null, List.of("Plan.pdf"));

    @Test
    void namesWhatChanged() {
        var second = new VersionContent(
                TEXTS, new Audience(List.of("fr", "uk"), List.of(), List.of()), "normal", null, null, null, List.of());
        assertEquals(List.of("audience", "acknowledgeBy", "files"), second.changes(FIRST));
        assertEquals(List.of(), FIRST.changes(FIRST));
    }

    @Test
    void namesAnotherReason() {
        var urgent = new VersionContent(TEXTS, FRANCE, "urgent", "Today", DUE, null, List.of("Plan.pdf"));
        assertEquals(List.of("importance", "reason"), urgent.changes(FIRST));
    }

    @Test
    void doesNotTakeForAChangeWhatWasNotKeptBefore() {
        assertEquals(List.of(), FIRST.changes(new VersionContent(TEXTS, null, null, null, null, null, null)));
    }
}
