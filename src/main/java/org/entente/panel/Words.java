package org.entente.panel;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Headings as they are compared: without accents, capitals, points, small words and units. */
final class Words {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern IN_BRACKETS = Pattern.compile("[(\\[]([^)\\]]*)[)\\]]");
    private static final Pattern UNIT = Pattern.compile(
            "(?:^|\\s|en )((?:k|m|K|M|000 ?|millions? d['’])?(?:€|£|\\$|euros?|EUR|GBP|USD)|%|'?000|k€|M€|£000|€000)\\s*$");
    private static final Pattern SMALL =
            Pattern.compile("\\b(?:en|de|du|des|la|le|les|l|d|of|the|in|a|par|by|and|et)\\b");

    private Words() {}

    /** "Part de marché (%) Valeur" is "part marche valeur". */
    static String plain(String text) {
        var bare =
                UNIT.matcher(IN_BRACKETS.matcher(text).replaceAll(" ").strip()).replaceAll(" ");
        return SMALL.matcher(folded(bare).replaceAll("[^a-z0-9]+", " "))
                .replaceAll(" ")
                .replaceAll(" +", " ")
                .strip();
    }

    /** Lower case, without accents; everything else stays. */
    static String folded(String text) {
        var apart = Normalizer.normalize(text.replace('\u00a0', ' ').replace('\u202f', ' '), Normalizer.Form.NFD);
        return MARKS.matcher(apart)
                .replaceAll("")
                .replace("œ", "oe")
                .replace("Œ", "OE")
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    /** What a heading says about its unit: in brackets, or at its end. */
    static Optional<String> unit(String heading) {
        var brackets = IN_BRACKETS.matcher(heading);
        if (brackets.find() && !brackets.group(1).isBlank() && brackets.group(1).length() <= 12) {
            return Optional.of(brackets.group(1).strip());
        }
        var end = UNIT.matcher(heading.strip());
        return end.find() && end.start() > 0 ? Optional.of(end.group(1)) : Optional.empty();
    }
}
