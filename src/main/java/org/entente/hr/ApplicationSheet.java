package org.entente.hr;

import java.util.List;
import java.util.Optional;
import org.entente.site.Problem.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the page of an application.
 *
 * @param openings those that the reader may choose from
 * @param releases for HR alone
 * @param typed what was typed and refused; null where nothing was
 * @param note the same of a note
 */
public record ApplicationSheet(
        ApplicationDetail application,
        List<Opening> openings,
        List<AuditEntry> log,
        boolean hr,
        List<Release> releases,
        @Nullable ApplicationCorrection typed,
        String note,
        List<Fault> faults) {
    public List<Stage> stages() {
        return List.of(Stage.values());
    }

    public List<String> reasons() {
        return Erasure.REASONS;
    }

    public Optional<Fault> fault(String field) {
        return faults.stream().filter(it -> it.field().equals(field)).findFirst();
    }

    public Optional<Opening> suggested() {
        return openings.stream()
                .filter(it -> it.id().equals(application.suggestion()))
                .findFirst();
    }
}
