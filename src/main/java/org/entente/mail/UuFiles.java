package org.entente.mail;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Files that stand in a text as uuencode, as was usual before MIME. */
final class UuFiles {
    private static final Pattern BEGIN = Pattern.compile("(?m)^begin [0-7]{3,4} ([^\\r\\n]+)\\r?\\n");

    /** A file, and where in the text it stands. */
    @SuppressWarnings("ArrayRecordComponent")
    record Found(String name, byte[] octets, int from, int to) {}

    private UuFiles() {}

    static List<Found> in(String text) {
        var found = new ArrayList<Found>();
        var begin = BEGIN.matcher(text);
        int from = 0;
        while (begin.find(from)) {
            var octets = new ByteArrayOutputStream();
            int end = lines(text, begin.end(), octets);
            if (end > 0) {
                found.add(new Found(begin.group(1).strip(), octets.toByteArray(), begin.start(), end));
            }
            from = Math.max(end, begin.end());
        }
        return found;
    }

    /** Where the file ends, or -1 if these are no lines of uuencode. */
    private static int lines(String text, int from, ByteArrayOutputStream octets) {
        int place = from;
        while (place < text.length()) {
            int next = text.indexOf('\n', place);
            int stop = next < 0 ? text.length() : next;
            var line = text.substring(place, stop).replace("\r", "");
            place = Math.min(text.length(), stop + 1);
            if (line.equals("end")) {
                return place;
            }
            if (!line.isEmpty() && !decode(line, octets)) {
                return -1;
            }
        }
        return octets.size() > 0 ? place : -1; // cut off: what is there is there
    }

    private static boolean decode(String line, ByteArrayOutputStream octets) {
        int length = line.charAt(0) - ' ' & 63;
        if (line.charAt(0) < ' ' || line.charAt(0) > '`' || line.length() - 1 > (length + 2) / 3 * 4 + 2) {
            return false;
        }
        for (int at = 1, done = 0; done < length; at += 4) {
            int group = six(line, at) << 18 | six(line, at + 1) << 12 | six(line, at + 2) << 6 | six(line, at + 3);
            for (int shift = 16; shift >= 0 && done < length; shift -= 8, done++) {
                octets.write(group >> shift & 0xff);
            }
        }
        return true;
    }

    /** Blanks at the end of a line get lost on the way. */
    private static int six(String line, int at) {
        return at < line.length() ? line.charAt(at) - ' ' & 63 : 0;
    }
}
