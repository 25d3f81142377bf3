package org.entente.memo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entente.site.Problem.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Addressee ANN = new Addressee("uk-ann", "Ann", "it", "uk", "en");
    private static final Addressee ZOE = new Addressee("fr-zoe", "Zoé", "it", "fr", "fr");
    private static final Check CHECK = new Check(
            (day, site, language) -> site.equals("fr") && day.toString().equals("2026-07-14")
                    ? Optional.of("Fête nationale")
                    : Optional.empty());

    private static MemoDraft draft(Map<String, MemoText> texts, String importance, @Nullable String due) {
        var at = due == null ? null : Instant.parse(due);
        return new MemoDraft(texts, null, importance, null, at, null, null, null, null);
    }

    private static MemoDraft urgent(String reason) {
        return new MemoDraft(english("T"), null, "urgent", reason, null, null, null, null, null);
    }

    private static Map<String, MemoText> english(String body) {
        return Map.of("en", new MemoText("Title", body));
    }

    private static List<Fault> found(MemoDraft draft, Addressee... readers) {
        return CHECK.warnings(draft, List.of(readers), PARIS, Locale.ENGLISH);
    }

    private static List<String> keys(List<Fault> found) {
        return found.stream().map(Fault::message).toList();
    }

    @Test
    void findsNothingInAPlainMemo() {
        assertEquals(List.of(), found(draft(english("Text"), "normal", null), ANN));
    }

    @Test
    void countsWhoCannotReadItInTheirLanguage() {
        var found = found(draft(english("Text"), "normal", null), ANN, ZOE);
        assertEquals(List.of(new Fault("texts.fr.title", "memo.check.language.fr", 1L, 2)), found);
        var both = Map.of("en", new MemoText("A", "B"), "fr", new MemoText("A", "B"));
        assertEquals(List.of(), found(draft(both, "normal", null), ANN, ZOE));
        assertEquals(
                List.of("memo.check.language.en"),
                keys(found(draft(Map.of("fr", new MemoText("A", "B")), "normal", null), ANN)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The plan is attached.",
                "See the Attachment",
                "Enclosed you find it",
                "Voir le plan ci-joint.",
                "La liste CI-JOINTE",
                "voir pièce jointe",
                "Deux PIÈCES JOINTES",
                "Les chiffres sont en annexe.",
                "cf. PJ"
            })
    void missesWhatTheTextSaysIsAttached(String text) {
        assertEquals(List.of("memo.check.attachment"), keys(found(draft(english(text), "normal", null), ANN)));
        var withFile = new MemoDraft(english(text), null, null, null, null, null, null, List.of("x"), null);
        assertEquals(List.of(), found(withFile, ANN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"He reattached it", "Les deux sites sont joints par la ligne", "une annexe", "pjs"})
    void letsOtherWordsPass(String text) {
        assertEquals(List.of(), found(draft(english(text), "normal", null), ANN));
    }

    @Test
    void wantsAReasonForUrgency() {
        assertEquals(List.of("memo.check.reason"), keys(found(urgent(" \n"), ANN)));
        assertEquals(List.of(), found(urgent("The store burns"), ANN));
    }

    @Test
    void seesWeekendsByTheAuthorsClock() {
        var key = List.of("memo.check.weekend");
        assertEquals(key, keys(found(draft(english("T"), "normal", "2026-07-18T10:00:00Z"), ANN)));
        assertEquals(key, keys(found(draft(english("T"), "normal", "2026-07-17T22:30:00Z"), ANN)));
        assertEquals(List.of(), found(draft(english("T"), "normal", "2026-07-17T10:00:00Z"), ANN));
    }

    @Test
    void seesHolidaysOfTheSitesThatAreAddressed() {
        var due = "2026-07-14T10:00:00Z";
        var holiday = new Fault("acknowledgeBy", "memo.check.holiday", Instant.parse(due), "Fête nationale", "fr");
        var both = Map.of("en", new MemoText("A", "B"), "fr", new MemoText("A", "B"));
        assertEquals(List.of(holiday), found(draft(both, "normal", due), ANN, ZOE));
        assertEquals(List.of(), found(draft(both, "normal", due), ANN));
    }

    @Test
    void findsWhatIsLongAndForMany() {
        var words = String.join(" ", Collections.nCopies(1_500, "word"));
        var hundred = Collections.nCopies(101, ANN).toArray(Addressee[]::new);
        assertEquals(
                List.of("memo.check.long", "memo.check.many"),
                keys(found(draft(english(words), "normal", null), hundred)));
    }

    @Test
    void asksTwiceOnlyAboutWhatIsNew() {
        var first = found(draft(english("attached"), "urgent", "2026-07-18T10:00:00Z"), ANN);
        var token = Check.token(first);
        assertFalse(Check.isSeen(first, ""));
        assertTrue(Check.isSeen(first, token));
        assertTrue(Check.isSeen(first.subList(1, 2), token));
        assertTrue(Check.isSeen(List.of(), ""));
        var otherDay = found(draft(english("attached"), "urgent", "2026-07-19T10:00:00Z"), ANN);
        assertFalse(Check.isSeen(otherDay, token));
    }
}
