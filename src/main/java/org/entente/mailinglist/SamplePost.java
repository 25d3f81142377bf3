package org.entente.mailinglist;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post of a demo's past.
 *
 * @param daysAgo the day on which it went out, from 1
 * @param at the time of that day
 * @param answers which one before it in the file, from 0; null for a new conversation
 */
public record SamplePost(
        String list,
        String sender,
        String senderName,
        int daysAgo,
        String at,
        String subject,
        String text,
        @Nullable Integer answers) {
    String id() {
        return UUID.nameUUIDFromBytes((list + sender + daysAgo + at).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    Instant wentOutAt(ZoneId zone) {
        return LocalDate.now(zone)
                .minusDays(daysAgo)
                .atTime(LocalTime.parse(at))
                .atZone(zone)
                .toInstant();
    }
}
