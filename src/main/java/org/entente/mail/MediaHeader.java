package org.entente.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A header field with parameters: {@code Content-Type}, {@code Content-Disposition}. Parameters may be continued or have
 * a charset (RFC 2231), hold encoded words or raw octets, or blanks without quotation marks.
 */
final class MediaHeader {
    private final String value;
    private final Map<String, String> parameters = new HashMap<>();

    /** @param octets the field's body, one character an octet */
    MediaHeader(String octets) {
        var parts = new MediaTokens(octets);
        value = parts.next().strip().toLowerCase(Locale.ROOT);
        var pieces = new HashMap<String, TreeMap<Integer, String>>();
        while (parts.hasNext()) {
            var part = parts.next();
            int is = part.indexOf('=');
            if (is > 0) {
                add(
                        pieces,
                        part.substring(0, is).strip().toLowerCase(Locale.ROOT),
                        MediaTokens.unquoted(part.substring(is + 1)));
            }
        }
        pieces.forEach((name, continued) -> parameters.put(name, joined(continued)));
    }

    private void add(Map<String, TreeMap<Integer, String>> pieces, String name, String text) {
        int star = name.indexOf('*');
        if (star < 0) {
            parameters.putIfAbsent(name, HeaderText.decode(text));
            return;
        }
        boolean encoded = name.endsWith("*");
        var number = name.substring(star + 1, Math.max(star + 1, encoded ? name.length() - 1 : name.length()));
        int place = number.matches("\\d{1,4}") ? Integer.parseInt(number) : 0;
        // an encoded piece keeps its mark until all pieces are there
        pieces.computeIfAbsent(name.substring(0, star), none -> new TreeMap<>())
                .putIfAbsent(place, (encoded ? "*" : " ") + text);
    }

    private static String joined(TreeMap<Integer, String> pieces) {
        var octets = new ByteArrayOutputStream();
        @Nullable String charset = null;
        boolean first = true;
        for (var piece : pieces.values()) {
            var text = piece.substring(1);
            boolean encoded = piece.startsWith("*");
            if (first && encoded && text.split("'", 3).length == 3) {
                charset = text.split("'", 3)[0];
                text = text.split("'", 3)[2];
            }
            octets.writeBytes(encoded ? percent(text) : text.getBytes(StandardCharsets.ISO_8859_1));
            first = false;
        }
        var plain = Charsets.decode(octets.toByteArray(), charset);
        return charset == null && plain.contains("=?") ? HeaderText.decode(plain) : plain;
    }

    private static byte[] percent(String text) {
        var octets = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%' && HeaderText.hex(text, i + 1) >= 0) {
                octets.write(HeaderText.hex(text, i + 1));
                i += 2;
            } else {
                octets.write(text.charAt(i));
            }
        }
        return octets.toByteArray();
    }

    /** What stands before the parameters, in lower case. */
    String value() {
        return value;
    }

    /** A parameter by its name in lower case, decoded; an empty string where there is none. */
    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
