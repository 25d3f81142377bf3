package org.entente.mail;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file of a Mac with its two halves in one (AppleSingle) or the half that only a Mac needs, without the data
 * (AppleDouble; RFC 1740): name and data are taken out, the rest is of no use elsewhere.
 *
 * @param data null where it is only the other half
 */
@SuppressWarnings("ArrayRecordComponent")
record AppleFile(String name, byte @Nullable [] data) {
    private static final int SINGLE = 0x00051600;
    private static final int DOUBLE = 0x00051607;
    private static final int DATA = 1;
    private static final int REAL_NAME = 3;

    /** Empty where the octets are no such file. */
    static Optional<AppleFile> of(byte[] octets) {
        var header = ByteBuffer.wrap(octets);
        if (octets.length < 26 || header.getInt(0) != SINGLE && header.getInt(0) != DOUBLE) {
            return Optional.empty();
        }
        int entries = header.getShort(24) & 0xffff;
        var name = "";
        byte @Nullable [] data = null;
        for (int i = 0; i < entries && 26 + (i + 1) * 12 <= octets.length; i++) {
            int at = 26 + i * 12;
            long from = header.getInt(at + 4) & 0xffffffffL;
            long to = Math.min(octets.length, from + (header.getInt(at + 8) & 0xffffffffL));
            if (from <= to) {
                var entry = Arrays.copyOfRange(octets, (int) from, (int) to);
                if (header.getInt(at) == DATA) {
                    data = entry;
                } else if (header.getInt(at) == REAL_NAME) {
                    name = new Utf8Evidence(entry).isSure()
                            ? new String(entry, java.nio.charset.StandardCharsets.UTF_8)
                            : new String(entry, Charset.forName("x-MacRoman"));
                }
            }
        }
        return Optional.of(new AppleFile(name, header.getInt(0) == SINGLE ? data : null));
    }
}
