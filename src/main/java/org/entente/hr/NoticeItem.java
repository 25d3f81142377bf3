package org.entente.hr;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A notice in a list; {@link NoticeDetail} says what its parts mean. */
public record NoticeItem(
        String id,
        String kind,
        @Nullable String reference,
        String homeSite,
        int version,
        String state,
        Map<String, String> titles,
        String place,
        @Nullable String contract,
        @Nullable Instant closesAt,
        Instant publishedAt) {
    static NoticeItem of(Notice notice, Instant now) {
        var titles = new TreeMap<String, String>();
        notice.draft().texts().forEach((language, text) -> titles.put(language, text.title()));
        return new NoticeItem(
                notice.id(),
                notice.kind(),
                notice.reference(),
                notice.homeSite(),
                notice.version(),
                NoticeDetail.state(notice.withdrawnAt(), notice.closesAt(), now),
                titles,
                notice.draft().place(),
                notice.draft().contract(),
                notice.closesAt(),
                notice.publishedAt());
    }

    public String title(Locale reader) {
        return titles.getOrDefault(
                reader.getLanguage(), titles.values().stream().findFirst().orElse(id));
    }

    /** Where it stands in the list, for a cursor. */
    String mark() {
        return publishedAt + " " + id;
    }
}
