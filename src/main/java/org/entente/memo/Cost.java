package org.entente.memo;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a memo takes from its readers: each reads the longer of its texts, 200 words a minute, and nobody less than half
 * a minute, because opening it is a step of its own. {@link ReadingCosts} counts by the same rule.
 *
 * @param people how many at each site, as far as it is known here
 * @param words of the longer text
 */
public record Cost(SortedMap<String, Integer> people, int words) {
    static final int WORDS_A_HALF_MINUTE = 100;
    private static final Pattern WORD = Pattern.compile("[^\\s]*[\\p{L}\\p{N}][^\\s]*");

    static Cost of(Collection<MemoText> texts, List<Addressee> readers) {
        var people = new TreeMap<String, Integer>();
        readers.forEach(one -> people.merge(one.site(), 1, Integer::sum));
        return new Cost(people, words(texts));
    }

    /** Of the longer one. */
    static int words(Collection<MemoText> texts) {
        return texts.stream().mapToInt(Cost::words).max().orElse(0);
    }

    /** Title and text; what has neither a letter nor a digit is no word. */
    static int words(MemoText text) {
        return (int) WORD.matcher(text.title() + " " + text.body()).results().count();
    }

    public int everybody() {
        return people.values().stream().mapToInt(Integer::intValue).sum();
    }

    private int halfMinutes() {
        return Math.max(1, (words + WORDS_A_HALF_MINUTE - 1) / WORDS_A_HALF_MINUTE);
    }

    /** Of each reader, to the next half. */
    public double minutesEach() {
        return halfMinutes() / 2.0;
    }

    /** Of all readers together, rounded up. */
    public long minutes() {
        return minutes((long) halfMinutes() * everybody());
    }

    static long minutes(long halfMinutes) {
        return (halfMinutes + 1) / 2;
    }
}
