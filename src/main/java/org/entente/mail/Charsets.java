package org.entente.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Octets as text, in the charset that they are in rather than the one they are said to be in. UTF-8 is known by its
 * form. Between Windows-1252 and MacRoman, in which every octet is some letter, the more plausible French or English
 * decides. A declaration of anything else is believed as long as the octets agree.
 */
final class Charsets {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Charset MAC = Charset.forName("x-MacRoman");
    /** Names under which people send what their system has, whatever that is. */
    private static final Set<Charset> VAGUE =
            Set.of(StandardCharsets.US_ASCII, StandardCharsets.ISO_8859_1, WINDOWS, MAC, StandardCharsets.UTF_8);

    private static final Map<String, Charset> OTHER_NAMES = Map.of(
            "macintosh", MAC,
            "mac", MAC,
            "x-mac-roman", MAC,
            "ansi", WINDOWS,
            "cp-1252", WINDOWS,
            "utf", StandardCharsets.UTF_8,
            "utf-8859-1", WINDOWS);

    private Charsets() {}

    /** NULs are left out: no database and no page takes them. */
    static String decode(byte[] octets, @Nullable String declared) {
        return withoutNuls(decodeAll(octets, declared));
    }

    private static String decodeAll(byte[] octets, @Nullable String declared) {
        var marked = byMark(octets);
        if (marked != null) {
            return marked;
        }
        var charset = named(declared);
        if (charset != null && !VAGUE.contains(charset)) {
            var text = strictly(octets, charset);
            if (text != null) {
                return text;
            }
        }
        var utf8 = new Utf8Evidence(octets);
        if (utf8.isPlain()) {
            return new String(octets, StandardCharsets.US_ASCII);
        }
        if (utf8.isSure() || (StandardCharsets.UTF_8.equals(charset) && utf8.isLikely())) {
            return new String(octets, StandardCharsets.UTF_8);
        }
        var windows = new String(octets, WINDOWS);
        var mac = new String(octets, MAC);
        // who says MacRoman is a Mac; who says anything else, or nothing, mostly is not
        int favour = MAC.equals(charset) ? 3 : -3;
        return Plausible.score(mac) + favour > Plausible.score(windows) ? mac : windows;
    }

    private static @Nullable String byMark(byte[] octets) {
        if (starts(octets, 0xEF, 0xBB, 0xBF)) {
            return new String(octets, 3, octets.length - 3, StandardCharsets.UTF_8);
        }
        if (starts(octets, 0xFF, 0xFE)) {
            return new String(octets, 2, octets.length - 2, StandardCharsets.UTF_16LE);
        }
        return starts(octets, 0xFE, 0xFF) ? new String(octets, 2, octets.length - 2, StandardCharsets.UTF_16BE) : null;
    }

    private static boolean starts(byte[] octets, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= octets.length || (octets[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** The charset of that name, and null for none that is known. */
    static @Nullable Charset named(@Nullable String name) {
        if (name == null) {
            return null;
        }
        var plain = name.strip().toLowerCase(Locale.ROOT);
        var other = OTHER_NAMES.get(plain);
        try {
            return other != null ? other : Charset.forName(plain);
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    private static @Nullable String strictly(byte[] octets, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException notInIt) {
            return null;
        }
    }

    static String withoutNuls(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }
}
