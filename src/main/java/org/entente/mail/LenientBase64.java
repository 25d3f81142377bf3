package org.entente.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Base64 (RFC 2045) without its padding, with signs that do not belong there, or in several pieces behind each other. */
final class LenientBase64 {
    private static final byte[] VALUES = new byte[256];

    static {
        Arrays.fill(VALUES, (byte) -1);
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            VALUES[alphabet.charAt(i)] = (byte) i;
        }
    }

    private LenientBase64() {}

    static byte[] decode(InputStream text) throws IOException {
        var octets = new ByteArrayOutputStream();
        var signs = new byte[64 * 1024];
        int group = 0;
        int filled = 0;
        for (int read = text.read(signs); read >= 0; read = text.read(signs)) {
            for (int i = 0; i < read; i++) {
                int sign = signs[i] & 0xff;
                if (VALUES[sign] >= 0) {
                    group = group << 6 | VALUES[sign];
                    filled++;
                }
                if (filled == 4 || sign == '=' && filled > 0) {
                    end(octets, group, filled);
                    group = 0;
                    filled = 0;
                }
            }
        }
        end(octets, group, filled);
        return octets.toByteArray();
    }

    /** A group of two signs holds one octet, of three two; a lone one holds none. */
    private static void end(ByteArrayOutputStream octets, int group, int filled) {
        int whole = group << 6 * (4 - filled);
        for (int i = 0; i < filled - 1; i++) {
            octets.write(whole >> 16 - 8 * i & 0xff);
        }
    }
}
