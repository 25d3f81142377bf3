package org.entente.hr;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.attachment.Reference;
import org.jspecify.annotations.Nullable;

/** A notice as its home site has it now: whole, so that a later version can stand for those before it. */
public record NoticePublished(
        String id,
        int version,
        String homeSite,
        String kind,
        @Nullable String reference,
        String author,
        String authorName,
        Map<String, NoticeText> texts,
        List<String> sites,
        String place,
        @Nullable String contract,
        @Nullable Instant closesAt,
        @Nullable String manager,
        String managerName,
        String address,
        Instant publishedAt,
        Instant changedAt,
        List<Reference> attachments) {
    static final String TYPE = "org.entente.notice.published";

    public NoticePublished {
        if (id == null || id.isBlank() || homeSite == null || publishedAt == null || changedAt == null) {
            throw new IllegalArgumentException("a notice needs id, homeSite, publishedAt and changedAt");
        }
        if (!NoticeDraft.KINDS.contains(kind) || kind.equals("opening") != (reference != null)) {
            throw new IllegalArgumentException("a notice is an announcement, or an opening with a reference");
        }
        if (reference != null && !reference.startsWith(prefix(homeSite))) {
            throw new IllegalArgumentException(
                    "the reference %s does not begin with %s".formatted(reference, prefix(homeSite)));
        }
        author = author == null ? "" : author;
        authorName = authorName == null ? author : authorName;
        managerName = managerName == null ? "" : managerName;
        address = address == null ? "" : address;
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }

    /** What every reference of that site begins with. */
    static String prefix(String site) {
        return site.toUpperCase(Locale.ROOT) + "-";
    }

    static NoticePublished of(Notice notice, List<Reference> attachments) {
        var draft = notice.draft();
        return new NoticePublished(
                notice.id(),
                notice.version(),
                notice.homeSite(),
                notice.kind(),
                notice.reference(),
                notice.author(),
                notice.authorName(),
                draft.texts(),
                draft.sites(),
                draft.place(),
                draft.contract(),
                notice.closesAt(),
                draft.manager(),
                notice.managerName(),
                notice.address(),
                notice.publishedAt(),
                notice.changedAt(),
                attachments);
    }

    NoticeDraft draft() {
        return new NoticeDraft(
                kind,
                reference,
                texts,
                sites,
                place,
                contract,
                closesAt,
                manager,
                attachments.stream().map(Reference::id).toList());
    }
}
