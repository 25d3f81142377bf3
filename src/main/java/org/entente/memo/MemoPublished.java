package org.entente.memo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.entente.attachment.Reference;
import org.jspecify.annotations.Nullable;

/**
 * A memo, or a new version of one, as it travels: whole, so that a later version can stand for those before it.
 *
 * @param replyTo the author's own mailbox, for readers who answer by mail; null where there is none
 */
public record MemoPublished(
        String id,
        int version,
        String homeSite,
        String author,
        String authorName,
        String department,
        Map<String, MemoText> texts,
        Audience audience,
        String importance,
        @Nullable String reason,
        @Nullable Instant acknowledgeBy,
        @Nullable Integer askedVersion,
        @Nullable Instant expiresAt,
        Instant publishedAt,
        Instant changedAt,
        @Nullable List<Reference> attachments,
        @Nullable String replyTo) {
    /** A mailbox as it can stand in a header by itself (RFC 5322 section 3.4.1, without quoting). */
    private static final Pattern MAILBOX =
            Pattern.compile("[\\p{Alnum}!#$%&'*+/=?^_`{|}~.-]{1,64}@[\\p{Alnum}.-]{1,189}");

    static final String TYPE = "org.entente.memo.published";

    public MemoPublished {
        if (id == null
                || id.isBlank()
                || homeSite == null
                || author == null
                || publishedAt == null
                || changedAt == null) {
            throw new IllegalArgumentException("a memo needs id, homeSite, author, publishedAt and changedAt");
        }
        authorName = authorName == null ? author : authorName;
        department = department == null ? "" : department;
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
        replyTo = mailbox(replyTo);
        new MemoDraft(texts, audience, importance, reason, acknowledgeBy, null, expiresAt, null, null).checkArrived();
    }

    static MemoPublished of(Memo memo, List<Reference> attachments) {
        return new MemoPublished(
                memo.id(),
                memo.version(),
                memo.homeSite(),
                memo.author(),
                memo.authorName(),
                memo.department(),
                memo.texts(),
                memo.audience(),
                memo.importance(),
                memo.reason(),
                memo.acknowledgeBy(),
                memo.askedVersion(),
                memo.expiresAt(),
                java.util.Objects.requireNonNull(memo.publishedAt()),
                java.util.Objects.requireNonNull(memo.changedAt()),
                attachments,
                memo.replyTo());
    }

    /** The address, or null: one that cannot be answered is as good as none, and no reason to refuse a memo. */
    static @Nullable String mailbox(@Nullable String address) {
        return address != null && MAILBOX.matcher(address).matches() && !address.endsWith(".invalid") ? address : null;
    }

    MemoDraft draft() {
        return new MemoDraft(
                texts,
                audience,
                importance,
                reason,
                acknowledgeBy,
                null,
                expiresAt,
                attachments.stream().map(Reference::id).toList(),
                null);
    }
}
