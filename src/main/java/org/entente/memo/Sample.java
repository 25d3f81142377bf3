package org.entente.memo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A memo of a demo's past.
 *
 * @param site where it was written
 * @param author the sign-in
 * @param daysAgo the day on which it was published, from 1
 * @param at the time of that day, in {@code zone}
 * @param reason why it is urgent
 * @param acknowledgeInDays the due date, counted from today; null asks for no acknowledgement
 */
public record Sample(
        String site,
        String author,
        String authorName,
        String department,
        int daysAgo,
        String at,
        String importance,
        @Nullable String reason,
        @Nullable Integer acknowledgeInDays,
        Audience audience,
        Map<String, MemoText> texts) {
    private static final ZoneId ZONE = ZoneId.of("Europe/London");

    /** The same at every site, so that its receipts find it at home. */
    String id() {
        return UUID.nameUUIDFromBytes((author + daysAgo + at).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    Instant publishedAt(LocalDate today) {
        return today.minusDays(daysAgo).atTime(LocalTime.parse(at)).atZone(ZONE).toInstant();
    }

    MemoDraft draft(LocalDate today) {
        var due = acknowledgeInDays == null
                ? null
                : today.plusDays(acknowledgeInDays).atTime(18, 0).atZone(ZONE).toInstant();
        return new MemoDraft(texts, audience, importance, reason, due, null, null, null, null);
    }

    /** A few tenths of a second, different for each and always the same. */
    long underWayMs() {
        return 90 + Math.floorMod(id().hashCode(), 400);
    }

    static LocalDate today() {
        return LocalDate.now(ZONE);
    }
}
