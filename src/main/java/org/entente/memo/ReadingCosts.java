package org.entente.memo;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.entente.site.Database;
import org.entente.site.Site;

/**
 * What the memos of this site's directions cost their readers, at all sites, as the proofs tell. A reader is taken to
 * read one language, the longer one, at 200 words a minute.
 */
@Singleton
class ReadingCosts {
    private static final String SQL = """
            select to_char(m.published_at at time zone ?, 'YYYY-MM') as month, m.department, count(*) as memos,
                sum(p.readers) as readers, sum(p.opened) as opened, ceil(sum(p.readers * t.words) / 200.0) as minutes
            from memo m
                cross join lateral (select coalesce(sum(recipients), 0) as readers, coalesce(sum(opened), 0) as opened
                    from memo_proof where memo_id = m.id) p
                cross join lateral (select max(cardinality(regexp_split_to_array(btrim(body), '\\s+'))) as words
                    from memo_text where memo_id = m.id) t
            where m.home_site = ? and m.published_at >= date_trunc('month', now() at time zone ?) at time zone ?
                - interval '11 months'
            group by 1, 2 order by 1 desc, 6 desc, 2""";

    private final Site site;
    private final Database database;

    @Inject
    ReadingCosts(Site site, Database database) {
        this.site = site;
        this.database = database;
    }

    /** The last twelve months by that clock, the newest first, the dearest direction of each first. */
    List<ReadingCost> list(ZoneId zone) {
        return database.list(
                SQL,
                row -> new ReadingCost(
                        YearMonth.parse(row.getString("month")),
                        row.getString("department"),
                        row.getLong("memos"),
                        row.getLong("readers"),
                        row.getLong("opened"),
                        row.getLong("minutes")),
                zone.getId(),
                site.name(),
                zone.getId(),
                zone.getId());
    }
}
