package org.entente.memo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.entente.attachment.Attachment;
import org.jspecify.annotations.Nullable;

/**
 * A memo as one person may see it. The first fields are those of {@link MemoDraft}, so that what GET gives can be
 * changed and PUT back.
 *
 * @param publishedAt null while it is scheduled
 * @param dueAt at this site: as long after its arrival here as {@code acknowledgeBy} lies after the publication
 * @param files what {@code attachments} names, and how much of each is here
 * @param openedAt by the person who asks, like {@code acknowledgedAt}
 */
public record MemoDetail(
        Map<String, MemoText> texts,
        Audience audience,
        String importance,
        @Nullable Instant acknowledgeBy,
        @Nullable Instant publishAt,
        @Nullable Instant expiresAt,
        List<String> attachments,
        String id,
        String homeSite,
        int version,
        String author,
        String authorName,
        String department,
        @Nullable Instant publishedAt,
        @Nullable Instant changedAt,
        @Nullable Instant withdrawnAt,
        @Nullable Instant arrivedAt,
        @Nullable Instant dueAt,
        @Nullable Instant openedAt,
        @Nullable Instant acknowledgedAt,
        boolean toAcknowledge,
        boolean mine,
        List<Attachment> files) {

    public boolean withdrawn() {
        return withdrawnAt != null;
    }

    public boolean asked() {
        return acknowledgeBy != null;
    }
}
