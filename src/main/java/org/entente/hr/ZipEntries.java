package org.entente.hr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a ZIP says of its entries in its directory (APPNOTE 4.3.12); nothing is unpacked.
 *
 * @param unpacked octets of all entries together, as they are said to be
 */
record ZipEntries(List<String> names, long unpacked, boolean encrypted) {
    private static final int END = 0x06054b50;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_SIZE = 46;
    private static final int END_SIZE = 22;
    private static final int FURTHEST = 65_535 + END_SIZE;
    private static final int STRONG = 0x2041;

    /** Empty where there is no directory to be read. */
    static Optional<ZipEntries> of(byte[] octets) {
        var zip = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = octets.length - END_SIZE; at >= Math.max(0, octets.length - FURTHEST); at--) {
            if (zip.getInt(at) == END) {
                return Optional.of(read(zip, at));
            }
        }
        return Optional.empty();
    }

    private static ZipEntries read(ByteBuffer zip, int end) {
        var names = new ArrayList<String>();
        long unpacked = 0;
        boolean encrypted = false;
        // the directory ends where its end begins, whatever was put in front of the archive
        int at = (int) Math.max(0, end - Integer.toUnsignedLong(zip.getInt(end + 12)));
        while (at + ENTRY_SIZE <= end && zip.getInt(at) == ENTRY) {
            int name = Short.toUnsignedInt(zip.getShort(at + 28));
            int extra = Short.toUnsignedInt(zip.getShort(at + 30));
            int comment = Short.toUnsignedInt(zip.getShort(at + 32));
            encrypted |= (zip.getShort(at + 8) & STRONG) != 0;
            unpacked += Integer.toUnsignedLong(zip.getInt(at + 24)); // of ZIP64 4 GB, which is enough to know
            if (at + ENTRY_SIZE + name > end) {
                break;
            }
            names.add(new String(zip.array(), at + ENTRY_SIZE, name, StandardCharsets.UTF_8));
            at += ENTRY_SIZE + name + extra + comment;
        }
        return new ZipEntries(names, unpacked, encrypted);
    }
}
