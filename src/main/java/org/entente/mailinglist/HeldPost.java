package org.entente.mailinglist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A post that waits, or was decided.
 *
 * @param reason why it waits: {@code mailinglist.reason.REASON}
 * @param state {@code waiting}, {@code accepted}, {@code rejected} or {@code discarded}
 * @param text how it begins
 */
public record HeldPost(
        String id,
        String list,
        String state,
        String reason,
        String senderName,
        String senderAddress,
        String subject,
        String text,
        long size,
        Instant receivedAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy) {
    /** The name, or else the address. */
    public String sender() {
        return senderName.isBlank() ? senderAddress : senderName;
    }
}
