package org.entente.hr;

import java.time.Instant;
import java.util.List;

/**
 * When and where candidate and site meet.
 *
 * @param place a room, an address, or where to look and speak by video
 * @param people sign-ins of this site
 */
public record InterviewPlan(Instant startsAt, int minutes, String place, List<String> people) {
    public InterviewPlan {
        people = List.copyOf(people);
    }

    /** The same for these of them. */
    InterviewPlan with(List<String> some) {
        return new InterviewPlan(startsAt, minutes, place, some);
    }

    public Instant endsAt() {
        return startsAt.plusSeconds(minutes * 60L);
    }
}
