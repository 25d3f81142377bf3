package org.entente.memo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a version of a memo said, as it is kept in JSON.
 *
 * @param audience null, like {@code importance}, in a version that was kept before these were
 * @param files what its attachments were called
 */
public record VersionContent(
        Map<String, MemoText> texts,
        @Nullable Audience audience,
        @Nullable String importance,
        @Nullable String reason,
        @Nullable Instant acknowledgeBy,
        @Nullable Instant expiresAt,
        @Nullable List<String> files) {
    public VersionContent {
        texts = texts == null ? Map.of() : new TreeMap<>(texts);
        files = files == null ? List.of() : List.copyOf(files);
    }

    static VersionContent of(Memo memo, List<String> files) {
        return new VersionContent(
                memo.texts(),
                memo.audience(),
                memo.importance(),
                memo.reason(),
                memo.acknowledgeBy(),
                memo.expiresAt(),
                files);
    }

    /** What differs from the version before, as keys of {@code memo.changed}. */
    public List<String> changes(VersionContent before) {
        if (before.audience == null) {
            return changed("texts", texts, before.texts);
        }
        return Stream.of(
                        changed("texts", texts, before.texts),
                        changed("audience", audience, before.audience),
                        changed("importance", importance, before.importance),
                        changed("reason", reason, before.reason),
                        changed("acknowledgeBy", acknowledgeBy, before.acknowledgeBy),
                        changed("expiresAt", expiresAt, before.expiresAt),
                        changed("files", files, before.files))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> changed(String what, @Nullable Object now, @Nullable Object before) {
        return Objects.equals(now, before) ? List.of() : List.of(what);
    }
}
