package org.entente.mailinglist;

import java.time.Instant;
import java.util.List;
import org.entente.attachment.Reference;
import org.jspecify.annotations.Nullable;

/**
 * A post as it travels; its octets follow as attachments of {@code post/ID}.
 *
 * @param sites where it is for
 * @param messageId without brackets; {@code parents} likewise, the nearest last
 * @param thread the id of the post that began it
 * @param text as plain text, up to 200,000 characters
 * @param notes what was read in it, JSON of the kind's own; null for nothing
 * @param original SHA-256 of the message as it came, one of {@code attachments}
 * @param extra those of them that belong to the notes and are no files of the sender's
 */
public record PostPublished(
        String id,
        String list,
        String homeSite,
        List<String> sites,
        String messageId,
        List<String> parents,
        String thread,
        String senderName,
        String senderAddress,
        String subject,
        String text,
        @Nullable String notes,
        @Nullable String original,
        @Nullable List<String> extra,
        @Nullable Instant sentAt,
        Instant publishedAt,
        @Nullable List<Reference> attachments) {
    static final String TYPE = "org.entente.post.published";

    public PostPublished {
        if (id == null || list == null || homeSite == null || messageId == null || publishedAt == null) {
            throw new IllegalArgumentException("a post needs id, list, homeSite, messageId and publishedAt");
        }
        sites = sites == null ? List.of() : List.copyOf(sites);
        parents = parents == null ? List.of() : List.copyOf(parents);
        thread = thread == null ? id : thread;
        senderName = senderName == null ? "" : senderName;
        senderAddress = senderAddress == null ? "" : senderAddress;
        subject = subject == null ? "" : subject;
        text = text == null ? "" : text;
        extra = extra == null ? List.of() : List.copyOf(extra);
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }
}
