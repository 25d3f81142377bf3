package org.entente.hr;

import java.nio.charset.StandardCharsets;

/** The lines of an iCalendar object (RFC 5545 section 3.1): folded at 75 octets, with CRLF, never within a letter. */
final class CalendarLines {
    private static final int LONGEST = 75;

    private final StringBuilder lines = new StringBuilder();

    /** @param value as it stands behind the colon; see {@link #text} */
    CalendarLines add(String property, String value) {
        int octets = 0;
        for (int letter : (property + ":" + value).codePoints().toArray()) {
            var next = Character.toString(letter);
            int more = next.getBytes(StandardCharsets.UTF_8).length;
            if (octets + more > LONGEST) {
                lines.append("\r\n ");
                octets = 1;
            }
            lines.append(next);
            octets += more;
        }
        lines.append("\r\n");
        return this;
    }

    /** A value of the type TEXT (section 3.3.11). */
    static String text(String words) {
        return words.replaceAll("\r\n?", "\n")
                .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
                .replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    /** A value of a parameter, which knows neither quotes nor line ends (section 3.2). */
    static String parameter(String words) {
        return '"' + words.replaceAll("\\p{Cntrl}+", " ").replace('"', '\'') + '"';
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
