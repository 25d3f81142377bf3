package org.entente.hr;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day of the site, or of one opening on that day: what came, and what became of it.
 *
 * @param notice the opening's id, {@code none} for what is to be sorted; null for all of the site
 * @param mails that came to the jobs mailbox and belong here; of an opening, those that are not parked or waiting
 * @param waiting of these, not taken yet
 * @param parked of these, could not be taken or given up
 * @param applications made of them
 * @param replies taken into the thread of an application
 * @param answered candidates who got an answer
 * @param silent applications that must have none: of machines and lists, and a second one within a day
 * @param pending answers not handed to the mail server yet
 * @param failed answers that came back
 * @param missing mails for which nothing is here; more than none must not be
 * @param unanswered applications that are neither answered nor to be left without an answer, and answers that did not
 *     arrive
 */
public record ReconciliationDay(
        LocalDate day,
        @Nullable String notice,
        @Nullable String reference,
        long mails,
        long waiting,
        long parked,
        long applications,
        long replies,
        long answered,
        long silent,
        long pending,
        long failed,
        long missing,
        long unanswered) {
    /** What is wrong follows from the rest. */
    ReconciliationDay(
            LocalDate day,
            @Nullable String notice,
            @Nullable String reference,
            long mails,
            long waiting,
            long parked,
            long applications,
            long replies,
            long answered,
            long silent,
            long pending,
            long failed) {
        this(
                day,
                notice,
                reference,
                mails,
                waiting,
                parked,
                applications,
                replies,
                answered,
                silent,
                pending,
                failed,
                mails - waiting - parked - applications - replies,
                applications - answered - silent + failed);
    }

    public boolean different() {
        return missing != 0 || unanswered != 0 || parked > 0;
    }
}
