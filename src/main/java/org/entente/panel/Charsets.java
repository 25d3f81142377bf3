package org.entente.panel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * In what letters a text file is written, from all of its octets: a byte order mark; UTF-16 by its zeros; UTF-8 if it is
 * without an error; else Windows or Mac, whichever makes better French and English of what is not ASCII.
 */
final class Charsets {
    static final Charset WINDOWS = Charset.forName("windows-1252");
    static final Charset MAC = Charset.forName("x-MacRoman");
    private static final int HEAD = 8_192;
    /** Stretches around octets that are not ASCII, for the choice between Windows and Mac. */
    private static final int SAMPLE = 32_768;

    private static final String LETTERS = "àâäçéèêëîïôöùûüÿœæÀÂÇÉÈÊËÎÏÔÙÛÜŒÆ";
    private static final String SIGNS = "€£°²«»’‘“”–—…•½®©™";

    private Charsets() {}

    /** The charset, and how many octets the mark at the beginning takes. */
    record Written(Charset charset, int mark) {}

    static Written of(Path file) throws IOException {
        byte[] head;
        try (var stream = Files.newInputStream(file)) {
            head = stream.readNBytes(HEAD);
        }
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return new Written(StandardCharsets.UTF_8, 3);
        }
        if (starts(head, 0xFF, 0xFE)) {
            return new Written(StandardCharsets.UTF_16LE, 2);
        }
        if (starts(head, 0xFE, 0xFF)) {
            return new Written(StandardCharsets.UTF_16BE, 2);
        }
        int even = zeros(head, 0);
        int odd = zeros(head, 1);
        if (even + odd > head.length / 5) {
            return new Written(even > odd ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE, 0);
        }
        if (isUtf8(file)) {
            return new Written(StandardCharsets.UTF_8, 0);
        }
        var sample = sample(file);
        return new Written(score(sample, MAC) > score(sample, WINDOWS) ? MAC : WINDOWS, 0);
    }

    private static boolean starts(byte[] head, int... octets) {
        for (int i = 0; i < octets.length; i++) {
            if (head.length <= i || (head[i] & 0xFF) != octets[i]) {
                return false;
            }
        }
        return true;
    }

    private static int zeros(byte[] head, int from) {
        int zeros = 0;
        for (int i = from; i < head.length; i += 2) {
            zeros += head[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static boolean isUtf8(Path file) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var octets = ByteBuffer.allocate(65_536);
        var letters = CharBuffer.allocate(65_536);
        try (InputStream stream = Files.newInputStream(file)) {
            boolean end;
            do {
                int read = stream.read(octets.array(), octets.position(), octets.remaining());
                end = read < 0;
                octets.position(octets.position() + Math.max(0, read)).flip();
                letters.clear();
                if (decoder.decode(octets, letters, end).isError()) {
                    return false;
                }
                octets.compact();
            } while (!end);
            return true;
        }
    }

    /** Octets that are not ASCII, each with its neighbours. */
    private static byte[] sample(Path file) throws IOException {
        var sample = new byte[SAMPLE];
        int size = 0;
        int last = ' ';
        boolean wanted = false;
        try (var stream = new java.io.BufferedInputStream(Files.newInputStream(file), 65_536)) {
            for (int octet = stream.read(); octet >= 0 && size < SAMPLE - 3; octet = stream.read()) {
                if (octet > 0x7F) {
                    if (!wanted) {
                        sample[size++] = (byte) last;
                    }
                    sample[size++] = (byte) octet;
                    wanted = true;
                } else if (wanted) {
                    sample[size++] = (byte) octet;
                    sample[size++] = ' ';
                    wanted = false;
                }
                last = octet;
            }
        }
        return java.util.Arrays.copyOf(sample, size);
    }

    private static int score(byte[] sample, Charset charset) {
        var text = new String(sample, charset);
        int score = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            char before = i == 0 ? ' ' : text.charAt(i - 1);
            char after = i + 1 == text.length() ? ' ' : text.charAt(i + 1);
            boolean inWord = Character.isLetter(before) || Character.isLetter(after);
            boolean amongSmall = Character.isLowerCase(before) || Character.isLowerCase(after);
            if (LETTERS.indexOf(c) >= 0 && inWord) {
                // a capital after a small letter is the other one's é
                score += Character.isUpperCase(c) && Character.isLowerCase(before)
                        ? -3
                        : Character.isLowerCase(c) || !amongSmall ? 3 : 1;
            } else if (c == 0xA0) {
                score += Character.isDigit(before) || Character.isDigit(after) || before == ' ' ? 3 : 1;
            } else if (SIGNS.indexOf(c) >= 0) {
                score += c == '’' && !inWord ? -1 : 2;
            } else {
                score -= 3;
            }
        }
        return score;
    }
}
