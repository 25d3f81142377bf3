package org.entente.hr;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An application in a list.
 *
 * @param notice the opening's id; null where it is to be sorted
 * @param stageSince when it came into its stage
 * @param parsed false where nobody could read the mail: it is kept as it came
 * @param automatic a machine's answer or a bounce, as it seems
 * @param owner the sign-in of who looks after it; null for nobody
 * @param ratings 1 to 5 by the sign-in of who gave it; never added up
 * @param duplicates other applications from the same address, but for those that were found to be others
 */
public record ApplicationItem(
        String id,
        @Nullable String notice,
        @Nullable String reference,
        Instant receivedAt,
        Candidate candidate,
        String stage,
        Instant stageSince,
        boolean parsed,
        boolean automatic,
        @Nullable String owner,
        Map<String, Integer> ratings,
        List<ApplicationFile> files,
        List<String> duplicates) {
    /** Whole days in its stage. */
    public long days() {
        return Math.max(0, Duration.between(stageSince, Instant.now()).toDays());
    }

    /** Whether a file looks dangerous. */
    public boolean flagged() {
        return files.stream().anyMatch(file -> !file.flags().isEmpty());
    }
}
