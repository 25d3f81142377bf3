package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/** One application for who may see it; every look at it is noted before it is given. */
@Singleton
class Applications {
    private final Database database;
    private final Openings openings;
    private final ApplicationKeys keys;
    private final ApplicationFiles files;
    private final ApplicationList list;
    private final Conversation conversation;
    private final Interviews interviews;
    private final Notebook notebook;
    private final AuditLog audit;

    @Inject
    Applications(
            Database database,
            Openings openings,
            ApplicationKeys keys,
            ApplicationFiles files,
            ApplicationList list,
            Conversation conversation,
            Interviews interviews,
            Notebook notebook,
            AuditLog audit) {
        this.database = database;
        this.openings = openings;
        this.keys = keys;
        this.files = files;
        this.list = list;
        this.conversation = conversation;
        this.interviews = interviews;
        this.notebook = notebook;
        this.audit = audit;
    }

    /** An application that the person may see, locked until the transaction ends, and what opens it. */
    record Opened(
            UUID id,
            Scope scope,
            Sealer sealer,
            @Nullable String notice,
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
            int version) {}

    static Problem notThere() {
        return Problem.notFound("There is no such application.");
    }

    static Problem erased() {
        return new Problem(410, "application-erased", "This application was erased.");
    }

    /** @throws Problem 404 for an unknown one and for who may not see it, 410 for one that was erased */
    Opened open(String id, Profile person) {
        var scope = Scope.of(person, openings);
        var application = id(id);
        var erasedFor = database.first(
                "select notice from application where id = ? and erased_at is not null",
                row -> Optional.ofNullable(row.getString(1)),
                application);
        if (erasedFor.filter(notice -> scope.sees(notice.orElse(null))).isPresent()) {
            throw erased();
        }
        return open(application, scope);
    }

    /** For what this site does by itself. */
    Opened unwatched(UUID application) {
        return open(application, Scope.SITE);
    }

    private Opened open(UUID application, Scope scope) {
        return database.first(
                        "select * from application where id = ? and erased_at is null for update",
                        row -> {
                            if (!scope.sees(row.getString("notice"))) {
                                throw notThere();
                            }
                            var sealer = keys.of(application);
                            return new Opened(
                                    application,
                                    scope,
                                    sealer,
                                    row.getString("notice"),
                                    row.getString("suggestion"),
                                    row.getTimestamp("received_at").toInstant(),
                                    new Candidate(
                                            sealer.text("name", row.getBytes("name")),
                                            sealer.text("email", row.getBytes("email")),
                                            sealer.text("phone", row.getBytes("phone"))),
                                    row.getString("language"),
                                    row.getString("stage"),
                                    row.getTimestamp("stage_since").toInstant(),
                                    row.getString("owner"),
                                    row.getBoolean("parsed"),
                                    row.getBoolean("automatic"),
                                    row.getString("answer"),
                                    row.getInt("version"));
                        },
                        application)
                .orElseThrow(Applications::notThere);
    }

    static UUID id(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException noId) {
            throw notThere();
        }
    }

    @Transactional
    public ApplicationDetail find(String id, Profile person) {
        var opened = open(id, person);
        audit.note(opened.id(), person.id(), "viewed", "");
        return detail(opened);
    }

    ApplicationDetail detail(Opened opened) {
        return new ApplicationDetail(
                opened.id().toString(),
                opened.notice(),
                openings.all().stream()
                        .filter(opening -> opening.id().equals(opened.notice()))
                        .map(Opening::reference)
                        .findFirst()
                        .orElse(null),
                opened.suggestion(),
                opened.receivedAt(),
                opened.candidate(),
                opened.language(),
                opened.stage(),
                opened.stageSince(),
                opened.owner(),
                opened.parsed(),
                opened.automatic(),
                opened.answer(),
                conversation.of(opened.sealer(), opened.id()),
                interviews.of(opened.sealer(), opened.id()),
                notebook.of(opened.sealer(), opened.id()),
                notebook.ratings(opened.sealer(), opened.id()),
                list.duplicates(opened.scope(), List.of(opened.id())).getOrDefault(opened.id(), List.of()),
                opened.version());
    }

    /** A file, and what opens it. */
    record Taken(Sealer sealer, ApplicationFiles.Stored file) {}

    @Transactional
    public Taken file(String id, String file, Profile person) {
        var opened = open(id, person);
        var found = files.find(opened.id(), id(file)).orElseThrow(Applications::notThere);
        audit.note(opened.id(), person.id(), "downloaded", file);
        return new Taken(opened.sealer(), found);
    }

    /** The letter as it came. */
    @Transactional
    public Taken raw(String id, Profile person) {
        var opened = open(id, person);
        var found = files.raw(opened.id()).orElseThrow(Applications::notThere);
        audit.note(opened.id(), person.id(), "downloaded", "raw");
        return new Taken(opened.sealer(), found);
    }

    /** Who saw, took and changed it. */
    @Transactional
    public List<AuditEntry> log(String id, Profile person) {
        return audit.of(open(id, person).id());
    }
}
