package org.entente.attachment;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of files: what is kept of one that somebody sent, and how it travels in a header (RFC 6266, RFC 8187). */
public final class FileName {
    static final int LONGEST = 255;
    private static final String NAMELESS = "file";
    private static final String PLAIN = "!#$&+-.^_`|~";

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private FileName() {}

    /**
     * The last part of the path, composed (NFC), without control characters, without what turns the direction of
     * writing around ({@code cod.exe} dressed as {@code exe.doc}), at most 255 characters with the extension kept.
     */
    public static String clean(@Nullable String sent) {
        if (sent == null) {
            return NAMELESS;
        }
        var path = Normalizer.normalize(sent, Normalizer.Form.NFC).replace('\\', '/');
        var name = new StringBuilder();
        path.substring(path.lastIndexOf('/') + 1)
                .codePoints()
                .filter(FileName::visible)
                .forEach(name::appendCodePoint);
        var cleaned = shorten(name.toString().replaceAll("\\s+", " ").strip());
        return cleaned.isEmpty() || cleaned.chars().allMatch(c -> c == '.') ? NAMELESS : cleaned;
    }

    private static boolean visible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            // joiners belong to the spelling of some languages
            case Character.FORMAT -> c == 0x200C || c == 0x200D;
            default -> true;
        };
    }

    private static String shorten(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        var dot = name.lastIndexOf('.');
        var extension = dot > 0 && name.length() - dot <= 16 ? name.substring(dot) : "";
        var end = LONGEST - extension.length();
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + extension;
    }

    /** The value of {@code Content-Disposition}: an ASCII name for old clients, the true one in UTF-8. */
    public static String disposition(boolean inline, String name) {
        var ascii = new StringBuilder();
        var encoded = new StringBuilder();
        MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                .replaceAll("")
                .codePoints()
                .forEach(c -> ascii.append(c < 0x20 || c > 0x7E || "\"\\%".indexOf(c) >= 0 ? '_' : (char) c));
        for (var octet : name.getBytes(StandardCharsets.UTF_8)) {
            var c = (char) (octet & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append("%%%02X".formatted((int) c));
            }
        }
        return "%s; filename=\"%s\"; filename*=UTF-8''%s".formatted(inline ? "inline" : "attachment", ascii, encoded);
    }
}
