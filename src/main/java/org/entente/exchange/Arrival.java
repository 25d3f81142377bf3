package org.entente.exchange;

import org.jspecify.annotations.Nullable;

/**
 * One record as it came: an envelope, or what is left of one.
 *
 * @param place topic, partition and offset where it was read
 * @param envelope null where the record is no whole envelope
 * @param reason then what is wrong with it
 * @param headers the record's headers, one a line
 * @param body the record's octets
 */
record Arrival(String place, @Nullable Envelope envelope, String reason, String headers, byte[] body) {
    Envelope whole() {
        return java.util.Objects.requireNonNull(envelope, reason);
    }
}
