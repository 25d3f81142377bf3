package org.entente.bench;

import static org.entente.bench.Installation.PEER;
import static org.entente.bench.Installation.READER;

import java.util.ArrayList;
import java.util.List;
import org.entente.story.Session;

/**
 * The first page of the day and the list of everything, for somebody with ten thousand memos: most of them read, and then
 * all of them new. Asked for in turn with {@code /health/live} of the same node, over one kept connection.
 */
final class InboxRow implements Row {
    private static final int MEMOS = 10_000;
    private static final int WAITING = 50;
    private static final int READERS = 10;
    private static final int WARM_UP = 1_000;
    private static final int REQUESTS = 500;
    private static final double AIM = 3;

    @Override
    public String name() {
        return "inbox";
    }

    @Override
    public List<Line> measure(Installation at) throws Exception {
        var lines = new ArrayList<Line>();
        try (var sql = at.sql(PEER)) {
            fill(sql);
            var session = Session.of(at.sites(), READER);
            for (var read : List.of(true, false)) {
                sql.update(
                        "update memo_recipient r set opened_at = case when ? and n > ? then arrived_at end,"
                                + " acknowledged_version = case when ? and n > ? then 1 end"
                                + " from (select id, substr(id, 6)::int as n from memo where id like 'many-%') m"
                                + " where m.id = r.memo_id and r.person = ?",
                        read, WAITING, read, WAITING, READER);
                sql.update("vacuum analyze memo_recipient");
                var state = read ? WAITING + " of 10,000 waiting" : "10,000 new";
                lines.add(line(at, session, "/", "the morning, " + state));
                lines.add(line(at, session, "/?box=all", "all memos, " + state));
            }
            sql.update("delete from memo where id like 'many-%'");
        }
        return lines;
    }

    /** From the other site, in two languages; every fifth asks for an acknowledgement. Others have them too. */
    private static void fill(Sql sql) throws Exception {
        var numbers = " from generate_series(1, " + MEMOS + ") n";
        sql.update("insert into memo (id, home_site, author, author_name, department, version, importance, audience,"
                + " written_at, published_at, changed_at, arrived_at, asked_version, due_at, acknowledge_by)"
                + " select 'many-' || n, 'uk', 'uk-sales-director', 'Priya Raman', 'sales', 1, 'normal', 'fr;;',"
                + " now() - n * interval '1 hour', now() - n * interval '1 hour', now() - n * interval '1 hour',"
                + " now() - n * interval '1 hour', case when n % 5 = 0 then 1 end, now() + interval '9 days',"
                + " now() + interval '9 days'" + numbers);
        sql.update(
                "insert into memo_text (memo_id, language, title, body) select 'many-' || n, l, 'Prices of week ' || n,"
                        + " repeat('All prices hold until the end of the quarter. ', 20)" + numbers
                        + ", unnest('{en,fr}'::text[]) l");
        sql.update(
                "insert into memo_recipient (memo_id, person, arrived_at)"
                        + " select 'many-' || n, p.id, now() - n * interval '1 hour'" + numbers
                        + ", (select id from person order by id <> ?, id limit ?) p",
                READER,
                READERS);
        sql.update("vacuum analyze memo, memo_text, memo_recipient");
    }

    private static Line line(Installation at, Session session, String path, String what) {
        var page = new ArrayList<Double>();
        var floor = new ArrayList<Double>();
        request(session, path, WARM_UP);
        for (int run = 0; run < at.options().runs(); run++) {
            var pages = new double[REQUESTS];
            var floors = new double[REQUESTS];
            for (int i = 0; i < REQUESTS; i++) {
                pages[i] = request(session, path, 1);
                floors[i] = request(session, "/health/live", 1);
            }
            page.add(Sample.percentile(pages, 0.5));
            floor.add(Sample.percentile(floors, 0.5));
        }
        return Line.atMost(AIM, what, "ms", Sample.of(page), "/health/live", Sample.of(floor));
    }

    /** Milliseconds for all of them. */
    private static double request(Session session, String path, int times) {
        long began = System.nanoTime();
        for (int i = 0; i < times; i++) {
            session.get(path);
        }
        return (System.nanoTime() - began) / 1e6;
    }
}
