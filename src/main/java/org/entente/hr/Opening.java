package org.entente.hr;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An opening of this site, as it stands now.
 *
 * @param id of its notice
 * @param manager the sign-in of who decides on it, a person of this site
 * @param address where to apply: {@code jobs+REFERENCE@domain}
 * @param withdrawn taken back by HR
 * @param open neither withdrawn nor past its closing date
 */
public record Opening(
        String id,
        String reference,
        Map<String, NoticeText> texts,
        List<String> sites,
        String place,
        String contract,
        @Nullable Instant closesAt,
        String manager,
        String managerName,
        String address,
        Instant publishedAt,
        boolean withdrawn,
        boolean open) {
    static Opening of(Notice notice, Instant now) {
        var draft = notice.draft();
        var closes = notice.closesAt();
        return new Opening(
                notice.id(),
                java.util.Objects.requireNonNull(notice.reference()),
                draft.texts(),
                draft.sites(),
                draft.place(),
                java.util.Objects.requireNonNullElse(draft.contract(), "permanent"),
                closes,
                java.util.Objects.requireNonNullElse(draft.manager(), ""),
                notice.managerName(),
                notice.address(),
                notice.publishedAt(),
                notice.isWithdrawn(),
                !notice.isWithdrawn() && (closes == null || closes.isAfter(now)));
    }

    public NoticeText text(Locale reader) {
        var own = texts.get(reader.getLanguage());
        return own != null ? own : texts.values().iterator().next();
    }

    public String title(Locale reader) {
        return text(reader).title();
    }
}
