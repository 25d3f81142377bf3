package org.entente.mailinglist;

import java.time.Instant;
import java.util.List;
import org.entente.attachment.Attachment;
import org.jspecify.annotations.Nullable;

/**
 * A post whole.
 *
 * @param state {@code reading} while its figures are read at home, {@code published}, and {@code distributed} when it
 *     has gone out to this site's members
 * @param notes what was read in it, JSON; empty for nothing
 * @param files what the sender attached
 * @param sites what became of it at each site, for owners at its home; else empty
 */
public record PostDetail(
        String id,
        String list,
        String homeSite,
        String state,
        String messageId,
        String thread,
        List<String> parents,
        String senderName,
        String senderAddress,
        String subject,
        String text,
        String notes,
        @Nullable Instant sentAt,
        @Nullable Instant publishedAt,
        Instant arrivedAt,
        @Nullable Instant distributedAt,
        List<Attachment> files,
        List<PostDelivered> sites) {
    /** The name, or else the address. */
    public String sender() {
        return senderName.isBlank() ? senderAddress : senderName;
    }
}
