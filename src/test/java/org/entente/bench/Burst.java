package org.entente.bench;

import java.sql.SQLException;
import java.util.Map;

/** Many memos published in one transaction at the home site: the template's rows, each under a new id. */
final class Burst {
    private static final String IDS = "create temp table burst on commit drop as"
            + " select gen_random_uuid()::text as id from generate_series(1, ?::int)";
    /** All columns as they are, whatever they are, but for the ones that are named. */
    private static final String COPY = "insert into %1$s select copy.* from %1$s original cross join burst"
            + " cross join lateral jsonb_populate_record(original, jsonb_build_object('%2$s', burst.id) || ?::jsonb) copy"
            + " where original.%2$s = ?";

    private static final Map<String, String> TABLES =
            Map.of("memo_text", "memo_id", "memo_version", "memo_id", "memo_proof", "memo_id");
    private static final String UNPROVED = "{\"state\": \"waiting\", \"version\": null, \"arrived_at\": null,"
            + " \"latency_ms\": null, \"recipients\": null, \"opened\": 0}";
    private static final String ENVELOPES = "insert into outbox (topic, type, key, part, time, body)"
            + " select topic, type, burst.id, part, now(),"
            + " convert_to(replace(convert_from(body, 'UTF8'), ?, burst.id), 'UTF8')"
            + " from outbox original cross join burst where topic = 'entente_memos' and key = ?";

    private Burst() {}

    /** Returns just before it commits, so that what comes out at the other end can be timed; then call {@code commit}. */
    static Sql prepare(Installation at, Template template, int count) throws SQLException {
        var home = at.sql(Installation.HOME);
        home.connection().setAutoCommit(false);
        home.update(IDS, count);
        home.update(COPY.formatted("memo", "id"), "{}", template.id());
        for (var table : TABLES.entrySet()) {
            home.update(
                    COPY.formatted(table.getKey(), table.getValue()),
                    table.getKey().equals("memo_proof") ? UNPROVED : "{}",
                    template.id());
        }
        home.update(ENVELOPES, template.id(), template.id());
        return home;
    }
}
