package org.entente.hr;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a letter begins with. Each reason to refuse somebody has one; so have the invitation and its cancellation.
 *
 * @param kind {@code refusal}, {@code invitation} or {@code cancellation}
 * @param used whether it may be chosen
 * @param version 0 where it is as Entente brings it
 * @param texts by language
 */
public record LetterTemplate(String id, String kind, boolean used, int version, Map<String, LetterText> texts) {
    /** What may stand in braces. */
    static final List<String> NAMES = List.of("name", "opening", "site", "when", "place", "minutes", "reference");

    /** What is known of an interview alone. */
    private static final List<String> OF_INTERVIEW = List.of("{when}", "{place}", "{minutes}");

    /** The first name in a letter about no interview that nothing can be put in for; empty for none. */
    static Optional<String> unknown(LetterText letter) {
        return OF_INTERVIEW.stream()
                .filter(name -> (letter.subject() + letter.text()).contains(name))
                .findFirst();
    }

    public LetterText text(Locale language) {
        return Objects.requireNonNull(texts.get(language.getLanguage().equals("fr") ? "fr" : "en"));
    }
}
