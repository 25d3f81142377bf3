package org.entente.story;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.entente.twosites.TwoSites;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How many statements a page needs does not depend on how much there is: PostgreSQL itself counts them. A page is asked
 * for often enough that what the node does besides, some times a second, does not count.
 */
class StatementsStoryIT {
    private static final String PERSON = "fr-andre-lemaitre";
    private static final int TIMES = 25;
    private static final Duration SOON = Duration.ofSeconds(30);

    private static TwoSites sites;
    private static Session session;

    @BeforeAll
    static void start() throws SQLException {
        sites = TwoSites.shared();
        session = Session.of(sites, PERSON);
        ofTheSystem("create extension if not exists pg_stat_statements");
        try (var fr = new Sql(sites, "fr")) {
            fr.update("delete from memo_recipient where person = ?", PERSON);
        }
    }

    @AfterAll
    static void clear() throws SQLException {
        try (var fr = new Sql(sites, "fr")) {
            fr.update("delete from memo where id like 'counted-%'");
        }
    }

    /** Counting is for a superuser to allow. */
    private static void ofTheSystem(String sql) throws SQLException {
        var site = sites.site("fr");
        try (var system = DriverManager.getConnection(site.databaseUrl(), "postgres", site.databasePassword());
                var statement = system.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Memos that the person has both written and received, a reader of the first one for each. */
    private static void fill(int from, int to) throws SQLException {
        var numbers = " from generate_series(" + from + ", " + to + ") n";
        try (var fr = new Sql(sites, "fr")) {
            fr.update("insert into memo (id, home_site, author, author_name, department, version, importance, audience,"
                    + " written_at, published_at, changed_at, arrived_at, asked_version, due_at, acknowledge_by)"
                    + " select 'counted-' || n, 'fr', '" + PERSON + "', 'A', 'finance', 1, 'normal', 'fr;;', now(),"
                    + " now(), now(), now(), nullif(n % 2, 0), now() + interval '9 days', now() + interval '9 days'"
                    + numbers);
            fr.update("insert into memo_text (memo_id, language, title, body) select 'counted-' || n, 'fr', 'Compté',"
                    + " 'Un texte compté'" + numbers);
            fr.update("insert into memo_recipient (memo_id, person, arrived_at) select 'counted-' || n, '" + PERSON
                    + "', now()" + numbers);
            fr.update(
                    "insert into memo_proof (memo_id, site, state, version, arrived_at, latency_ms, recipients) values"
                            + " ('counted-1', 'fr', 'arrived', 1, now(), 0, 300) on conflict do nothing");
            fr.update("insert into memo_proof_reader (memo_id, site, person, name) select 'counted-1', 'fr', 'r-' || n,"
                    + " 'R ' || n" + numbers);
        }
    }

    /** By statement, how often each asking needs it. */
    private static Map<String, Long> needed(String path) throws SQLException {
        session.get(path);
        var before = counted();
        for (int time = 0; time < TIMES; time++) {
            session.get(path);
        }
        var needed = counted();
        before.forEach((query, calls) -> needed.merge(query, -calls, Long::sum));
        needed.replaceAll((query, calls) -> calls / TIMES);
        needed.values().removeIf(calls -> calls == 0);
        return needed;
    }

    /** By statement, how often it has run; as many values as there are memos on the page are one statement all the same. */
    private static Map<String, Long> counted() throws SQLException {
        var query = "select regexp_replace(query, 'IN \\([^)]*\\)', 'IN (...)', 'g'), sum(calls)"
                + " from pg_stat_statements group by 1";
        var counted = new TreeMap<String, Long>();
        var site = sites.site("fr");
        try (var system = DriverManager.getConnection(site.databaseUrl(), "postgres", site.databasePassword());
                var statement = system.createStatement();
                var row = statement.executeQuery(query)) {
            while (row.next()) {
                counted.put(row.getString(1), row.getLong(2));
            }
        }
        return counted;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/?box=all", "/?box=to-acknowledge", "/sent", "/search?q=compte", "/memos/counted-1/proof"})
    void areAsManyForThreeAsForThreeHundred(String path) throws SQLException {
        clear();
        fill(1, 3);
        var few = needed(path);
        assertTrue(few.size() > 3, few.toString());
        fill(4, 300);
        assertEquals(few, needed(path));
    }

    @Test
    void isCountedNoFurtherThanAHundred() throws SQLException {
        clear();
        fill(1, 102);
        var morning = session.get("/");
        assertTrue(morning.contains("<strong>51</strong>"), morning);
        assertTrue(morning.contains("<strong>99+</strong>"), morning);
    }

    /** What waits is counted from the readers' rows alone: they must say what their memo says, whatever became of it. */
    @Test
    void readersRowsSayWhatTheirMemosSay() throws SQLException {
        var author = Api.of(sites, "uk-finance-director");
        var reader = Api.of(sites, PERSON);
        var memo = Api.memo("Placed", List.of("fr", "uk"), List.of("finance"));
        var id = author.publish(memo);
        memo.put("importance", "urgent");
        memo.put("acknowledgeBy", Instant.now().plusSeconds(90_000).toString());
        memo.put("expiresAt", Instant.now().plusSeconds(99_000).toString());
        memo.put("material", true);
        author.put("/api/memos/" + id, memo, "If-Match", "\"1\"").expect(200);
        var asked = box(reader, "to-acknowledge");
        await().atMost(SOON).until(() -> asked.call().contains(id));
        assertSame();
        author.post("/api/memos/" + id + "/withdrawal").expect(200);
        await().atMost(SOON).until(() -> !asked.call().contains(id));
        assertFalse(reader.get("/api/memos?box=new").text().contains(id));
        assertSame();
    }

    private static Callable<String> box(Api reader, String box) {
        return () -> reader.get("/api/memos?box=" + box).expect(200).text();
    }

    private static void assertSame() throws SQLException {
        for (var site : sites.sites()) {
            try (var database = new Sql(sites, site)) {
                assertEquals(
                        "",
                        database.lines("select m.id from memo_recipient r join memo m on m.id = r.memo_id where"
                                + " (r.asked_version, r.due_at, r.expires_at, r.urgent, r.withdrawn) is distinct from"
                                + " (m.asked_version, m.due_at, m.expires_at, m.importance = 'urgent',"
                                + " m.withdrawn_at is not null)"),
                        site);
            }
        }
    }
}
