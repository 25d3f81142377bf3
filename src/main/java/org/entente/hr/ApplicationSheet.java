package org.entente.hr;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.site.Problem.Fault;
import org.entente.web.Frame;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the page of an application.
 *
 * @param openings those that the reader may choose from
 * @param releases for HR alone
 * @param typed what was typed and refused; null where nothing was
 * @param note the same of a note
 * @param doers the names of who did what
 */
public record ApplicationSheet(
        ApplicationDetail application,
        List<Opening> openings,
        List<AuditEntry> log,
        boolean hr,
        List<Release> releases,
        @Nullable ApplicationCorrection typed,
        String note,
        List<Fault> faults,
        Workbench work,
        InterviewClock clock,
        Doers doers) {
    /** Whose names the page says. */
    static Stream<String> named(ApplicationDetail application, List<AuditEntry> log, List<Release> releases) {
        return Stream.of(
                        application.notes().stream().map(ApplicationNote::author),
                        ReleaseSheet.named(releases),
                        log.stream().map(AuditEntry::who),
                        log.stream().flatMap(AuditEntry::people))
                .flatMap(each -> each);
    }

    /** What a line of the log tells beyond what was done: words for what they are known for, and no ids. */
    public String detail(Frame frame, AuditEntry entry) {
        return Stream.of(entry.detail().split(" "))
                .map(word -> word(frame, entry, word))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private String word(Frame frame, AuditEntry entry, String word) {
        return switch (entry.action()) {
            case "stage" -> frame.t("hr.application.stage." + word);
            case "downloaded" -> word.equals("raw") ? frame.t("hr.application.log.raw") : "";
            case "consented" -> frame.t("hr.keeping.how." + word);
            case "corrected" ->
                openings.stream()
                        .filter(opening -> opening.id().equals(word))
                        .map(Opening::reference)
                        .findFirst()
                        .orElse("");
            case "owned" -> word.isEmpty() ? frame.t("hr.work.owner.nobody") : doers.name(frame, word);
            case "released", "invited", "cancelled" -> doers.names().getOrDefault(word, "");
            default -> entry.action().startsWith("release-") ? released(word) : "";
        };
    }

    private String released(String n) {
        return releases.stream()
                .filter(each -> n.equals("" + each.n()))
                .map(Release::personName)
                .findFirst()
                .orElse("");
    }

    /** The day and the time of an interview by each site's clock. */
    public String when(Interview interview, Locale reader) {
        return clock.words(interview.startsAt(), reader);
    }

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
