package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.jspecify.annotations.Nullable;

/** The interviews of today and later that a person sees, the next one first. Each one is noted as seen. */
@Singleton
class ComingInterviews {
    private static final int MOST = 200;

    private final Database database;
    private final Openings openings;
    private final ApplicationKeys keys;
    private final Interviews interviews;
    private final InterviewClock clock;
    private final AuditLog audit;

    @Inject
    ComingInterviews(
            Database database,
            Openings openings,
            ApplicationKeys keys,
            Interviews interviews,
            InterviewClock clock,
            AuditLog audit) {
        this.database = database;
        this.openings = openings;
        this.keys = keys;
        this.interviews = interviews;
        this.clock = clock;
        this.audit = audit;
    }

    /** @throws org.entente.site.Problem 404 for who sees no applications */
    @Transactional
    public List<InterviewPages.Coming> of(Profile person, Locale reader) {
        record Row(
                UUID application,
                String interview,
                @Nullable String notice,
                byte[] name,
                byte[] email) {}
        var scope = Scope.of(person, openings);
        var today = Instant.now().atZone(clock.zone()).toLocalDate().atStartOfDay(clock.zone());
        var rows = database.list(
                "select i.id as interview, a.* from application_interview i join application a on a.id = i.application"
                        + " where not i.cancelled and i.starts_at >= ? and a.erased_at is null"
                        + " and (? or a.notice = any (?)) order by i.starts_at, i.id limit ?",
                row -> new Row(
                        UUID.fromString(row.getString("id")),
                        row.getString("interview"),
                        row.getString("notice"),
                        row.getBytes("name"),
                        row.getBytes("email")),
                today.toInstant(),
                scope.hr(),
                scope.openings(),
                MOST);
        var ids = rows.stream().map(Row::application).distinct().toList();
        audit.note(ids, person.id(), "listed", "");
        var sealers = keys.of(ids);
        return rows.stream()
                .filter(row -> sealers.containsKey(row.application())) // the others are erased by now
                .flatMap(row -> {
                    var sealer = Objects.requireNonNull(sealers.get(row.application()));
                    return interviews.of(sealer, row.application()).stream()
                            .filter(each -> each.id().equals(row.interview()))
                            .map(interview -> new InterviewPages.Coming(
                                    row.application().toString(),
                                    new Candidate(
                                            sealer.text("name", row.name()), sealer.text("email", row.email()), ""),
                                    opening(row.notice(), reader),
                                    interview,
                                    clock.words(interview.startsAt(), reader)));
                })
                .toList();
    }

    private @Nullable String opening(@Nullable String notice, Locale reader) {
        return openings.all().stream()
                .filter(each -> each.id().equals(notice))
                .map(each -> LetterWords.title(each, reader))
                .findFirst()
                .orElse(null);
    }
}
