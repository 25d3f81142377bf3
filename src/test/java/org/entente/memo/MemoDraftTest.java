package org.entente.memo;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoDraftTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Audience FRANCE = new Audience(List.of("fr"), List.of(), List.of());

    private static MemoDraft draft(Map<String, MemoText> texts, Audience audience, @Nullable Instant acknowledgeBy) {
        return new MemoDraft(texts, audience, null, null, acknowledgeBy, null, null, null, null);
    }

    private static List<String> faults(MemoDraft draft) {
        return assertThrows(Problem.class, () -> draft.check(NOW, null)).faults().stream()
                .map(Problem.Fault::field)
                .toList();
    }

    private static Map<String, MemoText> english(String title, String body) {
        return Map.of("en", new MemoText(title, body));
    }

    @Test
    void takesOneLanguage() {
        assertDoesNotThrow(
                () -> draft(english("Prices", "New **prices**."), FRANCE, null).check(NOW, null));
    }

    @Test
    void saysAllFaultsAtOnce() {
        var draft = draft(
                Map.of("en", new MemoText(" ", "b"), "de", new MemoText("Preise", "b")),
                Audience.NOBODY,
                NOW.minusSeconds(1));
        assertEquals(List.of("texts.de", "texts.en.title", "audience", "acknowledgeBy"), faults(draft));
    }

    @Test
    void refusesATitleOf300Characters() {
        assertEquals(List.of("texts.en.title"), faults(draft(english("x".repeat(300), "b"), FRANCE, null)));
    }

    @Test
    void countsCharactersNotUtf16() {
        assertDoesNotThrow(() ->
                draft(english("😀".repeat(200), "b"), FRANCE, null).check(NOW, null));
    }

    @Test
    void refusesABodyOfTwoMegabytes() {
        assertEquals(List.of("texts.en.body"), faults(draft(english("t", "x".repeat(2_000_000)), FRANCE, null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u0007b", "a\u001bb", "a\u0085b"})
    void refusesControlCharacters(String text) {
        assertEquals(List.of("texts.en.title", "texts.en.body"), faults(draft(english(text, text), FRANCE, null)));
    }

    @Test
    void keepsLinesInBodiesOnly() {
        assertEquals(List.of("texts.en.title"), faults(draft(english("a\nb", "a\r\nb\tc"), FRANCE, null)));
    }

    @Test
    void namesAnUnknownImportance() {
        var draft = new MemoDraft(english("t", "b"), FRANCE, "shouting", null, null, null, null, null, null);
        assertEquals(List.of("importance"), faults(draft));
    }

    @Test
    void wantsDatesAfterThePublication() {
        var later = NOW.plusSeconds(3600);
        var draft = new MemoDraft(
                english("t", "b"), FRANCE, null, null, NOW.plusSeconds(60), later, NOW.plusSeconds(60), null, null);
        assertEquals(List.of("acknowledgeBy", "expiresAt"), faults(draft));
    }

    @Test
    void saysWhatIsAlreadyKnownToBeWrongTogetherWithTheRest() {
        var draft = draft(english("", "b"), FRANCE, null);
        var known = List.of(new Problem.Fault("audience.people[0]", "memo.fault.person", "x"));
        var problem = assertThrows(Problem.class, () -> draft.check(NOW, null, known));
        assertEquals(
                List.of("audience.people[0]", "texts.en.title"),
                problem.faults().stream().map(Problem.Fault::field).toList());
    }

    @Test
    void letsAPastDateStayThoughAFormDropsItsSeconds() {
        var due = Instant.parse("2026-03-02T08:59:30Z");
        var memo = Memo.write(
                "1",
                "uk",
                new Author("uk-a", "A", "sales"),
                draft(english("t", "b"), FRANCE, due),
                NOW.minusSeconds(600));
        assertDoesNotThrow(() -> draft(english("t", "c"), FRANCE, Instant.parse("2026-03-02T08:59:00Z"))
                .check(NOW, memo));
    }

    @Test
    void letsAPastDateStayAsItWas() {
        var due = NOW.minusSeconds(60);
        var memo = Memo.write(
                "1",
                "uk",
                new Author("uk-a", "A", "sales"),
                draft(english("t", "b"), FRANCE, due),
                NOW.minusSeconds(600));
        assertDoesNotThrow(() -> draft(english("t", "c"), FRANCE, due).check(NOW, memo));
    }

    private static MemoDraft calling(String importance, String reason) {
        return new MemoDraft(english("t", "b"), FRANCE, importance, reason, null, null, null, null, null);
    }

    @Test
    void keepsTheReasonOfWhatIsUrgentAlone() {
        assertEquals(
                "The store burns", calling("urgent", " The store\n\tburns ").reason());
        assertNull(calling("urgent", " \n").reason());
        assertNull(calling("important", "The store burns").reason());
        assertDoesNotThrow(() -> calling("urgent", "é".repeat(300)).check(NOW, null));
        assertEquals(List.of("reason"), faults(calling("urgent", "é".repeat(301))));
    }

    private static MemoDraft expiring(Instant expiresAt, Instant acknowledgeBy) {
        return new MemoDraft(english("t", "b"), FRANCE, null, null, acknowledgeBy, null, expiresAt, null, null);
    }

    private static Memo published(MemoDraft draft) {
        return Memo.write("1", "uk", new Author("uk-a", "A", "sales"), draft, NOW.minusSeconds(600));
    }

    @Test
    void wantsTheExpiryAfterTheDueDate() {
        var due = NOW.plusSeconds(3600);
        assertDoesNotThrow(() -> expiring(due.plusSeconds(1), due).check(NOW, null));
        assertEquals(List.of("expiresAt"), faults(expiring(due, due)));
        assertEquals(List.of("expiresAt"), faults(expiring(due.minusSeconds(60), due)));
        var both = List.of("acknowledgeBy", "expiresAt");
        assertEquals(both, faults(expiring(NOW.minusSeconds(60), NOW.minusSeconds(30))));
    }

    @Test
    void letsAnExpiryBeforeTheDueDateStayAsItWas() {
        var due = NOW.plusSeconds(3600);
        var memo = published(expiring(due.minusSeconds(60), due));
        assertDoesNotThrow(() -> expiring(due.minusSeconds(60), due).check(NOW, memo));
        var later = expiring(due.minusSeconds(60), due.plusSeconds(60));
        assertThrows(Problem.class, () -> later.check(NOW, memo));
    }

    @Test
    void takesWhatAnotherSitePublishedThoughItExpiresBeforeItIsDue() {
        var memo = published(expiring(NOW.plusSeconds(60), NOW.plusSeconds(3600)));
        memo.publish(NOW);
        assertDoesNotThrow(() -> MemoPublished.of(memo, List.of()));
    }
}
