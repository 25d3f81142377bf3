package org.entente.hr;

import java.util.List;
import java.util.stream.Stream;

/**
 * How long the applications of this site are kept, and the proofs of it.
 *
 * @param now what a run of the purge at this moment would erase: the dry run
 * @param soon what it will erase within {@link Terms#remind}, without those whose consent lapses
 * @param lapsing whose consent lapses soon
 * @param held on legal hold
 * @param undecided without a decision for too long: nothing erases them until HR decides
 */
public record RetentionOverview(
        PurgeClock clock,
        Group now,
        Group soon,
        Group lapsing,
        Group held,
        Group undecided,
        List<PurgeRun> runs,
        List<PurgeConfirmation> confirmations,
        Terms terms) {
    Stream<Group> groups() {
        return Stream.of(now, soon, lapsing, held, undecided);
    }

    /** How many there are, and the first ones of them. */
    public record Group(long all, List<KeptApplication> items) {}
}
