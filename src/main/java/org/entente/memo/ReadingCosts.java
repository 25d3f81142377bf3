package org.entente.memo;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.entente.site.Database;
import org.entente.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * What the memos of this site's directions cost their readers, at all sites, as the proofs tell, by the rule of
 * {@link Cost}. Memos that too few have opened say nothing of their use here either: two figures would tell a third.
 */
@Singleton
class ReadingCosts {
    private static final String SQL = """
            select to_char(m.published_at at time zone ?, 'YYYY-MM') as month, m.department, count(*) as memos,
                count(*) filter (where m.importance = 'urgent') as urgent,
                sum(p.readers) as readers, sum(p.opened) as opened,
                sum(p.readers * greatest(1, (m.words + %1$d - 1) / %1$d)) as half_minutes,
                coalesce(sum(p.opened) filter (where p.opened >= %2$d), 0) as judges,
                coalesce(sum(p.not_useful) filter (where p.opened >= %2$d), 0) as not_useful
            from memo m
                cross join lateral (select coalesce(sum(recipients), 0) as readers, coalesce(sum(opened), 0) as opened,
                        coalesce(sum(not_useful), 0) as not_useful
                    from memo_proof where memo_id = m.id) p
            where m.home_site = ? and m.published_at >= date_trunc('month', now() at time zone ?) at time zone ?
                - interval '11 months' and (?::text is null or m.department = ?)
            group by 1, 2 order by 1 desc, half_minutes desc, 2""".formatted(Cost.WORDS_A_HALF_MINUTE, Proof.FEWEST);

    private final Site site;
    private final Database database;

    @Inject
    ReadingCosts(Site site, Database database) {
        this.site = site;
        this.database = database;
    }

    /**
     * The last twelve months by that clock, the newest first, the dearest direction of each first.
     *
     * @param department the key of the one that is asked for; null for all
     */
    List<ReadingCost> list(ZoneId zone, @Nullable String department) {
        return database.list(
                SQL,
                row -> new ReadingCost(
                        YearMonth.parse(row.getString("month")),
                        row.getString("department"),
                        row.getLong("memos"),
                        row.getLong("urgent"),
                        row.getLong("readers"),
                        row.getLong("opened"),
                        Cost.minutes(row.getLong("half_minutes")),
                        row.getLong("judges"),
                        row.getLong("not_useful")),
                zone.getId(),
                site.name(),
                zone.getId(),
                zone.getId(),
                department,
                department);
    }
}
