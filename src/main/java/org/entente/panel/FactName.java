package org.entente.panel;

import java.util.Locale;
import org.entente.web.Texts;

/** Facts in the reader's language; those without a common name by their heading. */
final class FactName {
    private FactName() {}

    /** The same in the middle of a sentence. */
    static String within(String fact, Locale language) {
        var name = of(fact, language);
        return Fact.of(fact).isPresent() ? name.substring(0, 1).toLowerCase(language) + name.substring(1) : name;
    }

    static String of(String fact, Locale language) {
        return Fact.of(fact).isPresent() ? Texts.text(language, "panel.fact." + fact.replace('_', '-')) : fact;
    }
}
