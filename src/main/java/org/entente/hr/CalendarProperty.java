package org.entente.hr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A line of somebody's calendar, unfolded: its name and the names of its parameters in capitals, quotes taken off.
 *
 * @param value as it stands behind the colon
 */
record CalendarProperty(String name, Map<String, String> parameters, String value) {
    /** All lines that are any; what is none is left out. Some programs forget the CR, some fold with a tab. */
    static List<CalendarProperty> all(String calendar) {
        var all = new ArrayList<CalendarProperty>();
        for (var line : calendar.replaceAll("\r?\n[ \t]", "").split("\r?\n")) {
            int colon = behindQuotes(line, ':', 0);
            if (colon > 0) {
                all.add(of(line.substring(0, colon), line.substring(colon + 1).strip()));
            }
        }
        return all;
    }

    private static CalendarProperty of(String head, String value) {
        var parameters = new HashMap<String, String>();
        int end = behindQuotes(head, ';', 0);
        var name = head.substring(0, end < 0 ? head.length() : end);
        while (end >= 0) {
            int next = behindQuotes(head, ';', end + 1);
            var pair = head.substring(end + 1, next < 0 ? head.length() : next).split("=", 2);
            if (pair.length == 2) {
                parameters.put(
                        pair[0].strip().toUpperCase(Locale.ROOT),
                        pair[1].replace("\"", "").strip());
            }
            end = next;
        }
        return new CalendarProperty(name.strip().toUpperCase(Locale.ROOT), parameters, value);
    }

    private static int behindQuotes(String line, char wanted, int from) {
        boolean quoted = false;
        for (int i = from; i < line.length(); i++) {
            quoted ^= line.charAt(i) == '"';
            if (!quoted && line.charAt(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** The value of one of the type TEXT. */
    String text() {
        var text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char next = value.charAt(i);
            if (next == '\\' && i + 1 < value.length()) {
                char meant = value.charAt(++i);
                text.append(meant == 'n' || meant == 'N' ? '\n' : meant);
            } else {
                text.append(next);
            }
        }
        return text.toString().strip();
    }

    /** The address that a calendar user is named by, in lower case. */
    String address() {
        return value.replaceFirst("(?i)^mailto:", "").strip().toLowerCase(Locale.ROOT);
    }
}
