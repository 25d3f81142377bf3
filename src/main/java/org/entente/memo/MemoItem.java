package org.entente.memo;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A memo in a box: enough to choose it. {@code titles} by language; {@code files}: how many it has. Among what a person
 * has sent it says nothing of reading: {@code openedAt} and {@code acknowledgedAt} are null. {@code remindedAt}: when its
 * author last reminded who has not acknowledged. {@code reason}: why it is urgent. {@code byDeputy}: what a deputy did
 * with it for the person.
 */
public record MemoItem(
        String id,
        String homeSite,
        Map<String, String> titles,
        String authorName,
        String department,
        String importance,
        @Nullable String reason,
        int version,
        @Nullable Instant publishAt,
        @Nullable Instant publishedAt,
        @Nullable Instant arrivedAt,
        @Nullable Instant dueAt,
        @Nullable Instant expiresAt,
        @Nullable Instant withdrawnAt,
        @Nullable Instant openedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant remindedAt,
        boolean toAcknowledge,
        @Nullable ByDeputy byDeputy,
        long files) {

    MemoItem with(long files) {
        return new MemoItem(
                id,
                homeSite,
                titles,
                authorName,
                department,
                importance,
                reason,
                version,
                publishAt,
                publishedAt,
                arrivedAt,
                dueAt,
                expiresAt,
                withdrawnAt,
                openedAt,
                acknowledgedAt,
                remindedAt,
                toAcknowledge,
                byDeputy,
                files);
    }

    /** The language to show it in to a reader of that one. */
    public String language(Locale reader) {
        return MemoText.language(titles.keySet(), reader);
    }

    public String title(Locale reader) {
        return titles.getOrDefault(language(reader), "");
    }

    public boolean isNew() {
        return openedAt == null && withdrawnAt == null;
    }

    public boolean withdrawn() {
        return withdrawnAt != null;
    }
}
