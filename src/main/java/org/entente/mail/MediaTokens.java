package org.entente.mail;

/** A field's body in the pieces between its semicolons, those in quotation marks left alone. */
final class MediaTokens {
    private final String text;
    private int place;

    MediaTokens(String text) {
        this.text = text;
    }

    boolean hasNext() {
        return place < text.length();
    }

    String next() {
        int from = place;
        boolean quoted = false;
        for (; place < text.length(); place++) {
            char sign = text.charAt(place);
            if (quoted && sign == '\\') {
                place++;
            } else if (sign == '"') {
                quoted = !quoted;
            } else if (sign == ';' && !quoted) {
                break;
            }
        }
        // a mark that is never closed is a letter like others
        if (quoted && text.indexOf(';', from) >= 0) {
            place = text.indexOf(';', from);
        }
        place = Math.min(place, text.length());
        var piece = text.substring(from, place);
        place++;
        return piece;
    }

    static String unquoted(String value) {
        var plain = value.strip();
        if (plain.length() < 2 || !plain.startsWith("\"")) {
            return plain;
        }
        var text = new StringBuilder();
        for (int i = 1; i < plain.length() && plain.charAt(i) != '"'; i++) {
            // names with a path of Windows have backslashes that escape nothing
            boolean escapes = plain.charAt(i) == '\\'
                    && i + 1 < plain.length()
                    && (plain.charAt(i + 1) == '"' || plain.charAt(i + 1) == '\\');
            text.append(plain.charAt(escapes ? ++i : i));
        }
        return text.toString();
    }
}
