package org.entente.mailinglist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A post in the list: {@code answers}: how many posts its thread has beside it. */
public record PostItem(
        String id,
        String list,
        String subject,
        String senderName,
        String senderAddress,
        String thread,
        @Nullable Instant publishedAt,
        long answers,
        long files) {
    /** The name, or else the address. */
    public String sender() {
        return senderName.isBlank() ? senderAddress : senderName;
    }
}
