package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.entente.people.Profile;
import org.entente.site.Database;

/**
 * Time per stage, from the changes of stage in the notebook. An erased application counts by its times alone: they are added
 * up in the database, and no id comes out. What a machine sent does not count.
 */
@Singleton
class StageTimes {
    private static final String SUMS = """
            with seen as (
                select id, received_at, erased_at from application
                where received_at >= ? and not automatic and (? or notice = any (?)) and (? = '' or notice = ?)),
            entry as (
                select id, 'received' as stage, received_at as at, 0::bigint as place from seen
                union all
                select n.application, n.stage, n.at, n.place from application_note n join seen s on s.id = n.application
                where n.stage is not null),
            span as (
                select e.id, e.stage, s.erased_at, lead(e.stage) over own as next,
                    extract(epoch from coalesce(lead(e.at) over own, s.erased_at, now()) - e.at) / 86400 as days
                from entry e join seen s on s.id = e.id window own as (partition by e.id order by e.place))
            select stage, count(*) as came,
                count(*) filter (where array_position(?, next) > array_position(?, stage)) as onward,
                count(*) filter (where next in ('refused', 'withdrawn')) as ended,
                count(*) filter (where next is null and erased_at is null) as there,
                coalesce(percentile_cont(0.5) within group (order by days) filter (where next is not null), 0) as median,
                coalesce(max(days) filter (where next is not null or erased_at is null), 0) as longest
            from span group by stage""";

    private final Database database;
    private final Openings openings;

    @Inject
    StageTimes(Database database, Openings openings) {
        this.database = database;
        this.openings = openings;
    }

    /**
     * Every stage in its order.
     *
     * @param notice an opening's id; empty for all that the person sees
     * @param since when those came that count
     * @throws org.entente.site.Problem 404 for who sees none
     */
    @Transactional
    public List<StageTime> of(Profile person, String notice, Instant since) {
        var scope = Scope.of(person, openings);
        var way = Stream.of(Stage.values())
                .filter(stage -> stage.compareTo(Stage.HIRED) <= 0)
                .map(Stage::key)
                .toList();
        var times = new HashMap<String, StageTime>();
        database.list(
                SUMS,
                row -> times.put(
                        row.getString("stage"),
                        new StageTime(
                                Stage.of(row.getString("stage")).orElseThrow(),
                                row.getLong("came"),
                                row.getLong("onward"),
                                row.getLong("ended"),
                                row.getLong("there"),
                                row.getDouble("median"),
                                row.getDouble("longest"))),
                since,
                scope.hr(),
                scope.openings(),
                notice,
                notice,
                way,
                way);
        return Stream.of(Stage.values())
                .map(stage -> times.getOrDefault(stage.key(), new StageTime(stage, 0, 0, 0, 0, 0, 0)))
                .toList();
    }
}
