package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.web.Listing;
import org.jspecify.annotations.Nullable;

/** The applications that a person sees, the newest first. Each one that is shown is noted as seen. */
@Singleton
class ApplicationList {
    private final Database database;
    private final Openings openings;
    private final ApplicationKeys keys;
    private final ApplicationFiles files;
    private final WordMarks words;
    private final AuditLog audit;

    @Inject
    ApplicationList(
            Database database,
            Openings openings,
            ApplicationKeys keys,
            ApplicationFiles files,
            WordMarks words,
            AuditLog audit) {
        this.database = database;
        this.openings = openings;
        this.keys = keys;
        this.files = files;
        this.words = words;
        this.audit = audit;
    }

    private record Row(
            UUID id,
            long arrival,
            @Nullable String notice,
            Instant receivedAt,
            String stage,
            boolean parsed,
            boolean automatic,
            byte @Nullable [] name,
            byte @Nullable [] email,
            byte @Nullable [] phone,
            @Nullable String sender) {}

    /** @throws org.entente.site.Problem 404 for who sees none */
    @Transactional
    public Listing<ApplicationItem> list(Profile person, ApplicationQuery query, int limit) {
        var scope = Scope.of(person, openings);
        var rows = rows(scope, query, limit + 1);
        var listed = Listing.of(rows, limit, row -> Long.toString(row.arrival()));
        var ids = listed.items().stream().map(Row::id).toList();
        audit.note(ids, person.id(), "listed", "");
        var sealers = keys.of(ids);
        var attached = files.ofApplications(ids);
        var same = duplicates(scope, listed.items().stream().map(Row::sender).toList());
        var references = openings.all().stream().collect(Collectors.toMap(Opening::id, Opening::reference));
        return listed.map(row -> {
            var sealer = Objects.requireNonNull(sealers.get(row.id()));
            return new ApplicationItem(
                    row.id().toString(),
                    row.notice(),
                    row.notice() == null ? null : references.get(row.notice()),
                    row.receivedAt(),
                    new Candidate(
                            sealer.text("name", row.name()),
                            sealer.text("email", row.email()),
                            sealer.text("phone", row.phone())),
                    row.stage(),
                    row.parsed(),
                    row.automatic(),
                    attached.getOrDefault(row.id(), List.of()).stream()
                            .map(file -> file.shown(sealer))
                            .toList(),
                    same.getOrDefault(String.valueOf(row.sender()), List.of()).stream()
                            .filter(other -> !other.equals(row.id().toString()))
                            .toList());
        });
    }

    private List<Row> rows(Scope scope, ApplicationQuery query, int limit) {
        var sql = new StringBuilder("select * from application a where erased_at is null and arrival < ?");
        var arguments = new ArrayList<Object>(List.of(query.before()));
        if (!scope.hr()) {
            sql.append(" and notice = any (?)");
            arguments.add(scope.openings());
        }
        if (query.notice().equals(ApplicationQuery.TO_SORT)) {
            sql.append(" and notice is null");
        } else if (!query.notice().isEmpty()) {
            sql.append(" and notice = ?");
            arguments.add(query.notice());
        }
        if (!query.stage().isEmpty()) {
            sql.append(" and stage = ?");
            arguments.add(query.stage());
        }
        for (var marks : words.marks(query.q())) {
            sql.append(" and exists (select 1 from application_word w where w.application = a.id and mark = any (?))");
            arguments.add(marks);
        }
        arguments.add(limit);
        return database.list(
                sql + " order by arrival desc limit ?",
                row -> new Row(
                        UUID.fromString(row.getString("id")),
                        row.getLong("arrival"),
                        row.getString("notice"),
                        row.getTimestamp("received_at").toInstant(),
                        row.getString("stage"),
                        row.getBoolean("parsed"),
                        row.getBoolean("automatic"),
                        row.getBytes("name"),
                        row.getBytes("email"),
                        row.getBytes("phone"),
                        row.getString("sender_mark")),
                arguments.toArray());
    }

    /** By the mark of the sender, those from the same address that the person sees, the first one first. */
    Map<String, List<String>> duplicates(Scope scope, Collection<@Nullable String> senders) {
        var marks = senders.stream().filter(Objects::nonNull).distinct().toList();
        var found = new HashMap<String, List<String>>();
        database.list(
                "select id, sender_mark from application where sender_mark = any (?) and erased_at is null"
                        + " and (? or notice = any (?)) order by arrival",
                row -> found.computeIfAbsent(row.getString(2), mark -> new ArrayList<>())
                        .add(row.getString(1)),
                marks,
                scope.hr(),
                scope.openings());
        return found;
    }
}
