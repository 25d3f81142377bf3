package org.entente.hr;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a letter is French or English: by the small words that one language has and the other has not, and by accents.
 * A person corrects what it takes wrongly.
 */
final class LetterLanguage {
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Pattern ACCENT = Pattern.compile("[éèêëàâçîïôûùœÉÈÀÇ]");
    private static final int ENOUGH = 4_000;

    private static final Set<String> FRENCH = Set.of(
            "le",
            "la",
            "les",
            "un",
            "une",
            "des",
            "du",
            "de",
            "et",
            "je",
            "vous",
            "votre",
            "vos",
            "mon",
            "ma",
            "mes",
            "est",
            "dans",
            "pour",
            "pas",
            "que",
            "qui",
            "sur",
            "avec",
            "ce",
            "cette",
            "suis",
            "ai",
            "nous",
            "au",
            "aux",
            "en",
            "candidature",
            "poste",
            "bonjour",
            "madame",
            "monsieur",
            "cordialement",
            "ci",
            "joint",
            "salutations",
            "veuillez");

    private static final Set<String> ENGLISH = Set.of(
            "the",
            "a",
            "an",
            "of",
            "and",
            "i",
            "you",
            "your",
            "my",
            "is",
            "are",
            "in",
            "for",
            "not",
            "that",
            "which",
            "with",
            "this",
            "am",
            "have",
            "has",
            "we",
            "to",
            "be",
            "would",
            "at",
            "as",
            "application",
            "job",
            "dear",
            "sir",
            "madam",
            "regards",
            "sincerely",
            "attached",
            "please",
            "hello",
            "enclosed",
            "position");

    private LetterLanguage() {}

    /** @param otherwise for what says too little */
    static Locale of(String text, Locale otherwise) {
        var looked = text.substring(0, Math.min(text.length(), ENOUGH));
        var words = WORD.matcher(looked)
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .toList();
        long french = words.stream().filter(FRENCH::contains).count()
                + ACCENT.matcher(looked).results().count();
        long english = words.stream().filter(ENGLISH::contains).count();
        if (french == english) {
            return otherwise;
        }
        return french > english ? Locale.FRENCH : Locale.ENGLISH;
    }
}
