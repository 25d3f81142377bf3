package org.entente.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a header field: encoded words (RFC 2047) anywhere, also where the standard forbids them, a character
 * split over two of them, and raw octets beyond ASCII.
 */
final class HeaderText {
    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s*]+)(?:\\*[^?\\s]*)?\\?([bBqQ])\\?([^?]*)\\?=");

    private HeaderText() {}

    /** @param octets one character an octet, as headers are read here */
    static String decode(String octets) {
        var text = new StringBuilder();
        var words = WORD.matcher(octets);
        var pending = new ByteArrayOutputStream();
        @Nullable String charset = null;
        int end = 0;
        while (words.find()) {
            var between = octets.substring(end, words.start());
            boolean joins = charset != null && between.isBlank();
            if (!joins || !words.group(1).equalsIgnoreCase(charset)) {
                flush(text, pending, charset);
            }
            if (!joins) {
                text.append(raw(between));
            }
            charset = words.group(1);
            var octetsOfWord = words.group(2).equalsIgnoreCase("b") ? base64(words.group(3)) : q(words.group(3));
            pending.writeBytes(octetsOfWord);
            end = words.end();
        }
        flush(text, pending, charset);
        return text.append(raw(octets.substring(end))).toString();
    }

    private static void flush(StringBuilder text, ByteArrayOutputStream pending, @Nullable String charset) {
        if (pending.size() > 0) {
            text.append(Charsets.decode(pending.toByteArray(), charset));
            pending.reset();
        }
    }

    private static String raw(String octets) {
        return Charsets.decode(octets.getBytes(StandardCharsets.ISO_8859_1), null);
    }

    private static byte[] base64(String text) {
        var clean = text.replaceAll("[^A-Za-z0-9+/]", "");
        try {
            // a lone last character holds no octet
            return Base64.getDecoder().decode(clean.length() % 4 == 1 ? clean.substring(0, clean.length() - 1) : clean);
        } catch (IllegalArgumentException broken) {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private static byte[] q(String text) {
        var octets = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == '=' && hex(text, i + 1) >= 0) {
                octets.write(hex(text, i + 1));
                i += 2;
            } else {
                octets.write(sign == '_' ? ' ' : sign);
            }
        }
        return octets.toByteArray();
    }

    /** Two hexadecimal digits at that place, or -1. */
    static int hex(String text, int at) {
        if (at + 1 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
