package org.entente.hr;

import java.util.Map;

/**
 * A letter in one language, with names in braces where something is put in.
 *
 * @param name what HR calls it
 */
public record LetterText(String name, String subject, String text) {
    /** With what is known put in; a name that is none stays as it is. */
    static String fill(String text, Map<String, String> known) {
        var filled = text;
        for (var each : known.entrySet()) {
            filled = filled.replace("{" + each.getKey() + "}", each.getValue());
        }
        return filled;
    }
}
