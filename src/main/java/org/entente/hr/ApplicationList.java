package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.web.Listing;

/** The applications that a person sees, a stretch at a time. Each one that is shown is noted as seen. */
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

    private record Place(UUID id, String after) {}

    /** @throws org.entente.site.Problem 404 for who sees none */
    @Transactional
    public Listing<ApplicationItem> list(Profile person, ApplicationQuery query, int limit) {
        var scope = Scope.of(person, openings);
        var filter = filter(scope, query, person);
        if (query.waiting()) {
            filter.and("(a.stage_since, a.arrival) > (?, ?)", query.since(), query.arrival());
        } else {
            filter.and("a.arrival < ?", query.arrival());
        }
        var places = database.list(
                "select a.id, a.arrival, a.stage_since from application a where " + filter.sql() + " order by "
                        + (query.waiting() ? "a.stage_since, a.arrival" : "a.arrival desc") + " limit ?",
                row -> new Place(
                        UUID.fromString(row.getString("id")),
                        query.after(row.getTimestamp("stage_since").toInstant(), row.getLong("arrival"))),
                filter.arguments(limit + 1));
        var listed = Listing.of(places, limit, Place::after);
        var ids = listed.items().stream().map(Place::id).toList();
        audit.note(ids, person.id(), "listed", "");
        var items = items(scope, ids);
        return new Listing<>(
                ids.stream()
                        .map(items::get)
                        .filter(Objects::nonNull)
                        .toList(), // some may be erased or moved away by now
                listed.next());
    }

    ApplicationFilter filter(Scope scope, ApplicationQuery query, Profile person) {
        return new ApplicationFilter(scope, query.by(person.id()), words);
    }

    /** Those of these that the person sees and that are not erased. Whoever shows them notes it before. */
    Map<UUID, ApplicationItem> items(Scope scope, Collection<UUID> ids) {
        var sealers = keys.of(ids);
        var attached = files.ofCandidates(ids);
        var same = duplicates(scope, ids);
        var ratings = ratings(ids);
        var references = openings.all().stream().collect(Collectors.toMap(Opening::id, Opening::reference));
        var filter = new ApplicationFilter(scope).and("a.id = any (cast (? as uuid[]))", texts(ids));
        var items = new HashMap<UUID, ApplicationItem>();
        database.list(
                "select * from application a where " + filter.sql(),
                row -> {
                    var id = UUID.fromString(row.getString("id"));
                    var sealer = Objects.requireNonNull(sealers.get(id));
                    var notice = row.getString("notice");
                    return items.put(
                            id,
                            new ApplicationItem(
                                    id.toString(),
                                    notice,
                                    notice == null ? null : references.get(notice),
                                    row.getTimestamp("received_at").toInstant(),
                                    candidate(sealer, row),
                                    row.getString("stage"),
                                    row.getTimestamp("stage_since").toInstant(),
                                    row.getBoolean("parsed"),
                                    row.getBoolean("automatic"),
                                    row.getString("owner"),
                                    ratings.getOrDefault(id, Map.of()),
                                    attached.getOrDefault(id, List.of()).stream()
                                            .map(file -> file.shown(sealer))
                                            .toList(),
                                    same.getOrDefault(id, List.of())));
                },
                filter.arguments());
        return items;
    }

    private static Candidate candidate(Sealer sealer, ResultSet row) throws SQLException {
        return new Candidate(
                sealer.text("name", row.getBytes("name")),
                sealer.text("email", row.getBytes("email")),
                sealer.text("phone", row.getBytes("phone")));
    }

    private Map<UUID, Map<String, Integer>> ratings(Collection<UUID> ids) {
        var found = new HashMap<UUID, Map<String, Integer>>();
        database.list(
                "select application, person, stars from application_rating where application = any (cast (? as uuid[]))",
                row -> found.computeIfAbsent(UUID.fromString(row.getString(1)), id -> new TreeMap<>())
                        .put(row.getString(2), row.getInt(3)),
                texts(ids));
        return found;
    }

    /** For each of these the others from the same address that the person sees, the first one first. */
    Map<UUID, List<String>> duplicates(Scope scope, Collection<UUID> ids) {
        var found = new HashMap<UUID, List<String>>();
        database.list(
                "select a.id, b.id from application a join application b on " + ApplicationFilter.SAME
                        + " where a.id = any (cast (? as uuid[])) and (? or b.notice = any (?)) order by b.arrival",
                row -> found.computeIfAbsent(UUID.fromString(row.getString(1)), id -> new ArrayList<>())
                        .add(row.getString(2)),
                texts(ids),
                scope.hr(),
                scope.openings());
        return found;
    }

    private static List<String> texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }
}
