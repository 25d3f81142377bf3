package org.entente.mail;

import java.time.Instant;

/**
 * A mail that waits for somebody's decision, or about which one was taken.
 *
 * @param state {@code parked} or {@code discarded}
 * @param reason why, in the words of who refused it; of a discarded one also who did it and why
 * @param sha256 of the message as it came
 * @param size in octets
 */
public record ParkedMail(
        String id,
        String account,
        String state,
        String reason,
        Instant receivedAt,
        Instant settledAt,
        long size,
        String sha256) {}
