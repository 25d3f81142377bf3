package org.entente.hr;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application in a list.
 *
 * @param notice the opening's id; null where it is to be sorted
 * @param parsed false where nobody could read the mail: it is kept as it came
 * @param automatic a machine's answer or a bounce, as it seems
 * @param duplicates other applications from the same address
 */
public record ApplicationItem(
        String id,
        @Nullable String notice,
        @Nullable String reference,
        Instant receivedAt,
        Candidate candidate,
        String stage,
        boolean parsed,
        boolean automatic,
        List<ApplicationFile> files,
        List<String> duplicates) {}
