package org.entente.hr;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which opening a letter is for: the one whose reference stands in the address, else in the subject, else in the text;
 * of several in one place none. Else a person decides, and may be given a suggestion.
 *
 * @param opening null where a person has to decide
 * @param suggestion what it looks like then
 */
record References(@Nullable Opening opening, @Nullable Opening suggestion) {
    private static final References NONE = new References(null, null);
    private static final int LETTERS = 4;
    private static final int ENOUGH = 20_000;

    /** @param tags what stands behind the plus in the addresses that it was sent to */
    static References of(Collection<String> tags, String subject, String text, List<Opening> openings) {
        var letter = text.substring(0, Math.min(text.length(), ENOUGH));
        return Stream.of(String.join(" ", tags), subject, letter)
                .flatMap(place -> one(openings.stream()
                        .filter(opening -> stands(opening.reference(), place))
                        .toList()))
                .findFirst()
                .map(found -> new References(found, null))
                .orElseGet(() -> suggested(subject + "\n" + letter, openings));
    }

    private static Stream<Opening> one(List<Opening> found) {
        return found.size() == 1 ? found.stream() : Stream.empty();
    }

    private static boolean stands(String reference, String place) {
        var spelled = Stream.of(reference.split("[-_/ .]"))
                .map(Pattern::quote)
                .reduce((left, right) -> left + "[-_/ .\u2010-\u2015]?" + right)
                .orElseThrow();
        return Pattern.compile("(?i)(?<![\\p{L}\\p{N}])" + spelled + "(?![\\p{L}\\p{N}])")
                .matcher(place)
                .find();
    }

    /** The open one that shares most words of its titles with the letter. */
    private static References suggested(String letter, List<Opening> openings) {
        var words = WordMarks.words(letter);
        Optional<Opening> best = openings.stream()
                .filter(Opening::open)
                .filter(opening -> shared(opening, words) > 0)
                .max(java.util.Comparator.comparingLong(opening -> shared(opening, words)));
        return best.map(it -> new References(null, it)).orElse(NONE);
    }

    private static long shared(Opening opening, Set<String> words) {
        return Stream.of(Locale.ENGLISH, Locale.FRENCH)
                .flatMap(language -> WordMarks.words(opening.title(language)).stream())
                .distinct()
                .filter(word -> word.length() >= LETTERS && words.contains(word))
                .count();
    }
}
