package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.site.Database;

/**
 * Applications from one address. A person looks at both and says whether they are two; nothing is ever merged, because two
 * people share an address and one person applies twice.
 */
@Singleton
class Duplicates {
    private final Database database;
    private final Openings openings;

    @Inject
    Duplicates(Database database, Openings openings) {
        this.database = database;
        this.openings = openings;
    }

    /** Those that may be the same as this one, as links to them show. */
    List<ApplicationTwin> of(Scope scope, UUID application) {
        return twins(scope, application, ApplicationFilter.SAME);
    }

    /** Those that somebody has said are others. */
    List<ApplicationTwin> distinct(Scope scope, UUID application) {
        return twins(
                scope,
                application,
                "b.erased_at is null and exists (select 1 from application_distinct d"
                        + " where d.one = least(a.id, b.id) and d.other = greatest(a.id, b.id)) and b.id <> a.id");
    }

    private List<ApplicationTwin> twins(Scope scope, UUID application, String which) {
        var references = openings.all().stream().collect(Collectors.toMap(Opening::id, Opening::reference));
        return database.list(
                "select b.id, b.notice, b.received_at, b.stage from application a join application b on " + which
                        + " where a.id = ? and (? or b.notice = any (?)) order by b.arrival",
                row -> new ApplicationTwin(
                        row.getString("id"),
                        references.getOrDefault(String.valueOf(row.getString("notice")), ""),
                        row.getTimestamp("received_at").toInstant(),
                        row.getString("stage")),
                application,
                scope.hr(),
                scope.openings());
    }

    /** @return whether that was not said before */
    boolean tellApart(Collection<UUID> both, String person) {
        var pair = both.stream().map(UUID::toString).sorted().toList();
        return database.update(
                        "insert into application_distinct (one, other, person) values (?::uuid, ?::uuid, ?)"
                                + " on conflict do nothing",
                        pair.get(0),
                        pair.get(1),
                        person)
                > 0;
    }

    /** @return whether they had been told apart */
    boolean doubtAgain(Collection<UUID> both) {
        var pair = both.stream().map(UUID::toString).sorted().toList();
        return database.update(
                        "delete from application_distinct where one = ?::uuid and other = ?::uuid",
                        pair.get(0),
                        pair.get(1))
                > 0;
    }
}
