package org.entente.attachment;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The octets that a client asked for (RFC 9110, section 14), both ends included. One range only: several, another unit
 * or nonsense are answered with the whole, as the standard allows.
 */
record ByteRange(long first, long last) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** Empty for the whole. */
    static Optional<ByteRange> of(@Nullable String header, long size) {
        var asked = ONE.matcher(header == null ? "" : header.strip());
        if (!asked.matches() || asked.group(0).equals("bytes=-")) {
            return Optional.empty();
        }
        var from = asked.group(1);
        var to = asked.group(2);
        if (from.isEmpty()) {
            return Optional.of(new ByteRange(Math.max(0, size - Long.parseLong(to)), size - 1));
        }
        var first = Long.parseLong(from);
        var last = to.isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(to));
        return !to.isEmpty() && Long.parseLong(to) < first ? Optional.empty() : Optional.of(new ByteRange(first, last));
    }

    /** False when it begins after the end, or asks for the last 0 octets: answer 416. */
    boolean isSatisfiable() {
        return first <= last;
    }

    long length() {
        return last - first + 1;
    }
}
