package org.entente.memo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CostTest {
    private static final Addresses ADDRESSES = new Addresses(
            List.of("uk", "fr"),
            List.of(
                    new Addressee("uk-a", "A", "sales", "uk", "en"),
                    new Addressee("uk-b", "B", "it", "uk", "en"),
                    new Addressee("fr-c", "C", "sales", "fr", "fr"),
                    new Addressee("fr-d", "D", "it", "fr", "fr")));

    private static MemoText words(int number) {
        return new MemoText("", String.join(" ", Collections.nCopies(number, "word")));
    }

    private static Cost cost(int words, int people) {
        var readers = Stream.generate(() -> new Addressee("uk-x", "X", "it", "uk", "en"))
                .limit(people)
                .toList();
        return Cost.of(List.of(words(words)), readers);
    }

    private static List<String> readers(List<String> sites, List<String> departments, List<String> people) {
        return ADDRESSES.readers(new Audience(sites, departments, people)).stream()
                .map(Addressee::id)
                .toList();
    }

    @Test
    void countsWhomTheMemoWouldReach() {
        assertEquals(List.of(), readers(List.of(), List.of(), List.of()));
        assertEquals(List.of("fr-c", "fr-d"), readers(List.of("fr"), List.of(), List.of()));
        assertEquals(List.of("uk-a", "fr-c"), readers(List.of(), List.of("sales"), List.of()));
        assertEquals(List.of("uk-b", "fr-c"), readers(List.of("fr"), List.of("sales"), List.of("uk-b", "fr-c")));
    }

    @Test
    void countsPeopleBySite() {
        var everybody = ADDRESSES.readers(new Audience(List.of("uk", "fr"), List.of(), List.of("uk-a")));
        assertEquals(Map.of("fr", 2, "uk", 2), Cost.of(List.of(), everybody).people());
    }

    @Test
    void takesNobodyLessThanHalfAMinute() {
        assertEquals(0.5, cost(0, 1).minutesEach());
        assertEquals(0.5, cost(100, 1).minutesEach());
        assertEquals(1.0, cost(101, 1).minutesEach());
        assertEquals(1.5, cost(300, 1).minutesEach());
    }

    @Test
    void roundsTheWholeUp() {
        assertEquals(0, cost(500, 0).minutes());
        assertEquals(1, cost(1, 1).minutes());
        assertEquals(2, cost(1, 3).minutes());
        assertEquals(25, cost(500, 10).minutes());
    }

    @Test
    void readsTheLongerTextOnly() {
        assertEquals(30, Cost.of(List.of(words(20), words(30)), List.of()).words());
    }

    @Test
    void countsWordsAndNotSigns() {
        assertEquals(5, Cost.words(new MemoText("L'été – à Lyon", "- **gras**\n- *42* %\n\n---")));
    }
}
