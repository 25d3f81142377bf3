package org.entente.panel;

import java.util.List;
import java.util.Locale;
import org.entente.web.Texts;

/**
 * Something that is not known of a file, without which no figure of it is read.
 *
 * @param key of the text that says so to a list's owner
 */
public record Gap(String key, List<String> arguments) {
    private static final int LONGEST = 80;

    public Gap {
        // they are what somebody wrote into a file
        arguments = arguments.stream()
                .map(text -> text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…")
                .toList();
    }

    static Gap of(String key, String... arguments) {
        return new Gap(key, List.of(arguments));
    }

    public String text(Locale language) {
        return Texts.text(language, key, arguments.toArray());
    }
}
