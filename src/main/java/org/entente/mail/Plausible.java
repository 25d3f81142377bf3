package org.entente.mail;

/**
 * How much like French or English a text looks beyond its ASCII letters: which signs people write, and whether capitals
 * with accents stand where small letters would.
 */
final class Plausible {
    private static final String SMALL = "éèêëàâäçùûüîïôöœæñ";
    private static final String CAPITAL = "ÉÈÊËÀÂÄÇÙÛÜÎÏÔÖŒÆÑ";
    private static final String SIGNS = "«»“”…€£°²–—·•©®\u00a0";

    private Plausible() {}

    static int score(String text) {
        int score = 0;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign >= 0x80) {
                char before = i > 0 ? text.charAt(i - 1) : ' ';
                char after = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
                score += score(sign, before, after);
            }
        }
        return score;
    }

    private static int score(char sign, char before, char after) {
        boolean inWord = Character.isLowerCase(before) || Character.isLowerCase(after);
        if (sign == '’' || sign == '‘') {
            return Character.isLetter(before) && Character.isLetter(after) ? 3 : 1;
        }
        if (SMALL.indexOf(sign) >= 0) {
            return inWord || before == ' ' && after == ' ' ? 3 : Character.isLetter(before) ? -1 : 1;
        }
        if (CAPITAL.indexOf(sign) >= 0) {
            return Character.isLowerCase(before)
                    ? -3
                    : Character.isLetter(after) || Character.isLetter(before) ? 2 : -1;
        }
        if (SIGNS.indexOf(sign) >= 0) {
            return Character.isLowerCase(before) && Character.isLowerCase(after) ? -2 : 2;
        }
        return sign < 0xA0 || sign == '\uFFFD' ? -4 : -2;
    }
}
