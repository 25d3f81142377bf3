package org.entente.hr;

import org.jspecify.annotations.Nullable;

/**
 * A letter as it was typed.
 *
 * @param kind {@code message}, {@code refusal}, {@code invitation} or {@code cancellation}
 * @param reason the id of the letter that it began with; empty for none
 * @param subject as {@code text}, perhaps with names in braces
 * @param staged whether the stage changes with it
 * @param interview which one is moved or cancelled; null for a new one and for none
 * @param plan of an invitation
 */
record LetterDraft(
        String kind,
        String reason,
        String subject,
        String text,
        boolean staged,
        @Nullable Interview interview,
        @Nullable InterviewPlan plan) {
    /** The interview that it speaks of, as it will be, or as it would have been; null for none. */
    @Nullable
    InterviewPlan of() {
        return plan != null || interview == null ? plan : interview.plan();
    }
}
