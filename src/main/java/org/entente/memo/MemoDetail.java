package org.entente.memo;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
 * @param notUseful whether the person who asks has said that it is of no use to them; null where it is not theirs to say
 * @param remindedAt when its author last reminded the person who asks, while they have not acknowledged
 * @param openedAt by the person who asks, or whose deputy does, like {@code acknowledgedAt}
 * @param byDeputy what a deputy did with it for that person
 */
public record MemoDetail(
        Map<String, MemoText> texts,
        Audience audience,
        String importance,
        @Nullable String reason,
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
        @Nullable Instant remindedAt,
        @Nullable Boolean notUseful,
        boolean toAcknowledge,
        @Nullable ByDeputy byDeputy,
        boolean mine,
        List<Attachment> files) {

    /** {@code reading}: how far the person who asks is with it; {@code files}: what is attached. */
    static MemoDetail of(Memo memo, ForWhom reader, MemoReading.Reading reading, List<Attachment> files) {
        boolean mine = !reader.isDeputy() && memo.author().equals(reader.id());
        boolean shown = mine || !memo.isWithdrawn();
        List<Attachment> seen = shown ? files : List.of();
        int asked = memo.askedVersion() == null ? 0 : memo.askedVersion();
        return new MemoDetail(
                shown ? memo.texts() : titles(memo),
                memo.audience(),
                memo.importance(),
                shown ? memo.reason() : null,
                memo.acknowledgeBy(),
                memo.publishAt(),
                memo.expiresAt(),
                seen.stream().map(Attachment::id).toList(),
                memo.id(),
                memo.homeSite(),
                memo.version(),
                memo.author(),
                memo.authorName(),
                memo.department(),
                memo.publishedAt(),
                memo.changedAt(),
                memo.withdrawnAt(),
                memo.arrivedAt(),
                memo.dueAt(),
                reading.openedAt(),
                reading.acknowledgedVersion() >= asked ? reading.acknowledgedAt() : null,
                reading.acknowledgedVersion() < asked ? reading.remindedAt() : null,
                reading.recipient() && !memo.isWithdrawn() && !reader.isDeputy() ? reading.notUseful() : null,
                reading.recipient() && !memo.isWithdrawn() && reading.acknowledgedVersion() < asked,
                ByDeputy.told(reading.byDeputy(), reading.acknowledgedVersion() >= asked),
                mine,
                seen);
    }

    /** Of a withdrawn memo readers keep the title alone, so that they know which one it was. */
    private static Map<String, MemoText> titles(Memo memo) {
        var titles = memo.texts();
        titles.replaceAll((language, text) -> new MemoText(text.title(), ""));
        return titles;
    }

    public boolean withdrawn() {
        return withdrawnAt != null;
    }

    public boolean expired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    /** Its title in a reader's language, else in the one that it has. */
    public String title(Locale reader) {
        return String.valueOf(
                texts.get(MemoText.language(texts.keySet(), reader)).title());
    }

    public boolean asked() {
        return acknowledgeBy != null;
    }
}
