package org.entente.memo;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a person's memos are sorted into. New: not opened; to acknowledge: asked and not done; archive: the rest, and
 * what was withdrawn or has expired; by deputy: what a deputy has opened for the person; sent: what the person has
 * written. What waits is said in the words of the indexes memo_recipient_new and memo_recipient_asked, or they would not
 * be used.
 */
enum Box {
    TO_ACKNOWLEDGE(
            "to-acknowledge",
            "not r.withdrawn and (r.expires_at is null or r.expires_at > now())"
                    + " and coalesce(r.acknowledged_version, 0) < coalesce(r.asked_version, 0)"),
    NEW("new", "not r.withdrawn and (r.expires_at is null or r.expires_at > now()) and r.opened_at is null"),
    ARCHIVE(
            "archive",
            "(m.withdrawn_at is not null or m.expires_at <= now() or r.opened_at is not null"
                    + " and (m.asked_version is null or coalesce(r.acknowledged_version, 0) >= m.asked_version))"),
    ALL("all", "true"),
    BY_DEPUTY("by-deputy", "r.deputy_opened_at is not null"),
    SENT("sent", "true");

    private final String key;
    private final String condition;

    Box(String key, String condition) {
        this.key = key;
        this.condition = condition;
    }

    String key() {
        return key;
    }

    String condition() {
        return condition;
    }

    /** To a deputy what a deputy has opened is new no more; to the person it is until they open it themselves. */
    String condition(ForWhom reader) {
        return reader.isDeputy()
                ? condition.replace("r.opened_at", "coalesce(r.opened_at, r.deputy_opened_at)")
                : condition;
    }

    static Optional<Box> of(String key) {
        return Stream.of(values()).filter(box -> box.key.equals(key)).findFirst();
    }
}
