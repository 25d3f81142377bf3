package org.entente.memo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What somebody is writing and has not published, as it was saved last.
 *
 * @param id the request key of a new memo's page, or the id of the memo that it changes
 * @param version how often it was saved; 0 for one that nobody has saved yet
 * @param keptUntil when it is cleared, unless somebody saves it again
 */
public record Draft(String id, boolean changesMemo, int version, Instant savedAt, Instant keptUntil, Typed typed) {
    private static final int LONGEST = 80;
    private static final Duration NOTICE = Duration.ofDays(30);

    static Draft none(String id) {
        return new Draft(id, false, 0, Instant.EPOCH, Instant.MAX, new Typed(java.util.Map.of()));
    }

    /** Where it is gone on with. */
    public String address() {
        return changesMemo ? "/memos/" + id + "/edit" : "/drafts/" + id;
    }

    /** Whether its author should be told that it will be cleared. */
    public boolean endsSoon(Instant now) {
        return !keptUntil.minus(NOTICE).isAfter(now);
    }

    /** A title, or else how the text begins; empty if there is nothing of either. */
    public String title() {
        var text = Stream.of("title.en", "title.fr", "body.en", "body.fr")
                .map(typed::value)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        var line = text.lines().findFirst().orElse("");
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }

    /** Whether the same was saved as stands in that form. */
    boolean says(Typed other, List<String> files, List<String> filesNow) {
        return Objects.equals(typed, other) && files.equals(filesNow);
    }
}
