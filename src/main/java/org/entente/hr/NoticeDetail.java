package org.entente.hr;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.entente.attachment.Attachment;
import org.jspecify.annotations.Nullable;

/**
 * A notice as somebody reads it. Of a withdrawn one only HR of its home site sees more than the titles.
 *
 * @param version PUT names it in {@code If-Match}
 * @param state {@code current}, {@code closed} by its date, {@code withdrawn}
 * @param managerName who decides on an opening
 * @param address where to apply
 * @param mine whether the reader may change it here
 */
public record NoticeDetail(
        String id,
        String kind,
        @Nullable String reference,
        String homeSite,
        int version,
        String state,
        Map<String, NoticeText> texts,
        List<String> sites,
        String place,
        @Nullable String contract,
        @Nullable Instant closesAt,
        @Nullable String manager,
        String managerName,
        String address,
        String author,
        String authorName,
        Instant publishedAt,
        Instant changedAt,
        @Nullable Instant withdrawnAt,
        List<Attachment> files,
        boolean mine) {
    static NoticeDetail of(Notice notice, List<Attachment> files, boolean mine, Instant now) {
        var draft = notice.draft();
        boolean shown = mine || !notice.isWithdrawn();
        var texts = new TreeMap<>(draft.texts());
        if (!shown) {
            texts.replaceAll((language, text) -> new NoticeText(text.title(), ""));
        }
        return new NoticeDetail(
                notice.id(),
                notice.kind(),
                notice.reference(),
                notice.homeSite(),
                notice.version(),
                state(notice.withdrawnAt(), notice.closesAt(), now),
                texts,
                draft.sites(),
                draft.place(),
                draft.contract(),
                notice.closesAt(),
                draft.manager(),
                notice.managerName(),
                notice.address(),
                notice.author(),
                notice.authorName(),
                notice.publishedAt(),
                notice.changedAt(),
                notice.withdrawnAt(),
                shown ? files : List.of(),
                mine);
    }

    static String state(@Nullable Instant withdrawnAt, @Nullable Instant closesAt, Instant now) {
        if (withdrawnAt != null) {
            return "withdrawn";
        }
        return closesAt != null && !closesAt.isAfter(now) ? "closed" : "current";
    }

    public boolean opening() {
        return kind.equals("opening");
    }

    public boolean current() {
        return state.equals("current");
    }

    public boolean withdrawn() {
        return withdrawnAt != null;
    }

    /** In the reader's language, which it has. */
    public NoticeText text(Locale reader) {
        return Objects.requireNonNullElseGet(
                texts.get(reader.getLanguage()),
                () -> texts.values().stream().findFirst().orElse(new NoticeText("", "")));
    }
}
