package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.jspecify.annotations.Nullable;

/**
 * Applications by stage, those that have waited longest first. A column shows {@value #A_COLUMN} cards at a time; those of
 * the three last stages are folded, so that whoever looks at the board does not look at everybody who was ever refused.
 */
@Singleton
class ApplicationBoard {
    static final int A_COLUMN = 20;

    private final Database database;
    private final Openings openings;
    private final ApplicationList list;
    private final AuditLog audit;

    @Inject
    ApplicationBoard(Database database, Openings openings, ApplicationList list, AuditLog audit) {
        this.database = database;
        this.openings = openings;
        this.list = list;
        this.audit = audit;
    }

    /** @param told what has just been moved, or was found moved by somebody else; null for nothing */
    record Seen(List<BoardColumn> columns, @Nullable ApplicationItem told) {}

    /** @throws org.entente.site.Problem 404 for who sees none */
    @Transactional
    public Seen of(Profile person, BoardQuery query, Optional<UUID> told) {
        var scope = Scope.of(person, openings);
        var counts = counts(scope, query, person);
        var cards = cards(scope, query, person);
        var ids = new LinkedHashSet<UUID>();
        cards.values().forEach(ids::addAll);
        told.ifPresent(ids::add);
        look(ids, scope, person.id());
        var items = list.items(scope, ids);
        var columns = Arrays.stream(Stage.values())
                .map(stage -> new BoardColumn(
                        stage,
                        counts.getOrDefault(stage.key(), 0L),
                        query.stage().equals(stage.key()) ? query.from() : 0,
                        folded(stage, query),
                        cards.getOrDefault(stage.key(), List.of()).stream()
                                .map(items::get)
                                .filter(Objects::nonNull) // erased or moved away meanwhile
                                .toList()))
                .toList();
        return new Seen(columns, told.map(items::get).orElse(null));
    }

    private static boolean folded(Stage stage, BoardQuery query) {
        return stage.isLast() && !query.stage().equals(stage.key());
    }

    private Map<String, Long> counts(Scope scope, BoardQuery query, Profile person) {
        var filter = list.filter(scope, query.filter(), person);
        var counts = new HashMap<String, Long>();
        database.list(
                "select a.stage, count(*) from application a where " + filter.sql() + " group by a.stage",
                row -> counts.put(row.getString(1), row.getLong(2)),
                filter.arguments());
        return counts;
    }

    private Map<String, List<UUID>> cards(Scope scope, BoardQuery query, Profile person) {
        var unfolded = Arrays.stream(Stage.values())
                .filter(stage -> !folded(stage, query))
                .map(Stage::key)
                .toList();
        var filter = list.filter(scope, query.filter(), person).and("a.stage = any (?)", unfolded);
        var cards = new HashMap<String, List<UUID>>();
        database.list(
                "select id, stage from (select a.id, a.stage, row_number() over (partition by a.stage"
                        + " order by a.stage_since, a.arrival) - case a.stage when ? then ? else 0 end as place"
                        + " from application a where "
                        + filter.sql() + ") numbered where place between 1 and ? order by place",
                row -> cards.computeIfAbsent(row.getString(2), stage -> new ArrayList<>())
                        .add(UUID.fromString(row.getString(1))),
                before(filter.arguments(A_COLUMN), query.stage(), query.from()));
        return cards;
    }

    private static @Nullable Object[] before(@Nullable Object[] arguments, Object... first) {
        var all = new ArrayList<@Nullable Object>(Arrays.asList(first));
        all.addAll(Arrays.asList(arguments));
        return all.toArray();
    }

    /** The board stands open all day and is fetched again with each change: one look is noted once in ten minutes. */
    private void look(Collection<UUID> ids, Scope scope, String person) {
        var filter = new ApplicationFilter(scope)
                .and(
                        "a.id = any (cast (? as uuid[]))",
                        ids.stream().map(UUID::toString).toList())
                .and(
                        "not exists (select 1 from application_audit seen where seen.application = a.id and seen.who = ?"
                                + " and seen.action = 'listed' and seen.at > clock_timestamp() - interval '10 minutes')",
                        person);
        audit.note(
                database.list(
                        "select a.id from application a where " + filter.sql(),
                        row -> UUID.fromString(row.getString(1)),
                        filter.arguments()),
                person,
                "listed",
                "");
    }
}
