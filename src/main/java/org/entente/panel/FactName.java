package org.entente.panel;

import java.util.Locale;
import org.entente.web.Texts;

/** Facts in the reader's language; those without a common name by their heading. */
final class FactName {
    private FactName() {}

    static String of(String fact, Locale language) {
        return Fact.of(fact).isPresent() ? Texts.text(language, "panel.fact." + fact.replace('_', '-')) : fact;
    }
}
