package org.entente.hr;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application as those see it who work on it.
 *
 * @param suggestion the id of the opening that it may be for, where {@code notice} is null
 * @param language of the letter: {@code en} or {@code fr}
 * @param owner the sign-in of who looks after it; null for nobody
 * @param answer {@code given}, or why the candidate got none: {@code bounce}, {@code automatic}, {@code list}, {@code
 *     nobody}, {@code own}, {@code daily}, {@code unparsed}
 * @param messages the letter first
 * @param ratings side by side, in the order of sign-ins; never added up
 * @param duplicates other applications from the same address, but for those that were found to be others
 * @param version for {@code If-Match}
 */
public record ApplicationDetail(
        String id,
        @Nullable String notice,
        @Nullable String reference,
        @Nullable String suggestion,
        Instant receivedAt,
        Candidate candidate,
        String language,
        String stage,
        Instant stageSince,
        @Nullable String owner,
        boolean parsed,
        boolean automatic,
        String answer,
        List<ApplicationMessage> messages,
        List<Interview> interviews,
        List<ApplicationNote> notes,
        List<ApplicationRating> ratings,
        List<String> duplicates,
        int version) {}
