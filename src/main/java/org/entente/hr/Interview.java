package org.entente.hr;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An interview that a candidate was invited to, as it stands now.
 *
 * @param sequence of the invitation, raised by each change (RFC 5546 section 2.1.4)
 * @param people who of this site takes part
 * @param answers the latest of each who answered to the invitation as it stands
 */
public record Interview(
        String id,
        int sequence,
        Instant startsAt,
        int minutes,
        String place,
        List<Participant> people,
        boolean cancelled,
        List<Answer> answers) {
    /** @param id the sign-in */
    public record Participant(String id, String name) {}

    /**
     * @param who a sign-in, or {@code candidate}
     * @param name of a person of this site; empty for the candidate
     * @param answer {@code accepted}, {@code declined}, {@code tentative}, or {@code counter}: another time is proposed
     * @param proposedAt that time, if it can be told
     */
    public record Answer(
            String who,
            String name,
            String answer,
            Instant at,
            @Nullable Instant proposedAt,
            String comment) {}

    InterviewPlan plan() {
        return new InterviewPlan(
                startsAt, minutes, place, people.stream().map(Participant::id).toList());
    }
}
