package org.entente.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.entente.site.Database;
import org.entente.site.Site;

/**
 * When peers were not heard, by the database's clock. Nobody watches for the beginning: it is the moment at which a peer
 * was last heard, which every heartbeat notes; and the heartbeat that ends a silence writes it down.
 */
@Singleton
class Outages {
    static final int DAYS = 30;
    static final int MOST = 200;
    /** A site that comes back needs a moment until it hears: that much silence beside its own absence is its own. */
    private static final int SETTLING_SECONDS = 10;

    private final Database database;
    private final Site site;

    @Inject
    Outages(Database database, Site site) {
        this.database = database;
        this.site = site;
    }

    /** Of the last {@value #DAYS} days, the newest first, at most {@value #MOST}. */
    List<Outage> of(String peer) {
        return database.list(
                """
                with silence as (
                    select site, last_heard_at, heard_again_at from outage
                    union all
                    select site, last_heard_at, null from peer where last_heard_at < now() - make_interval(secs => ?)
                ), lasting as (
                    select *, tstzrange(last_heard_at, coalesce(heard_again_at, now())) as time from silence
                ), away as (
                    select range_agg(time) as times from lasting where site = ?
                )
                select s.*, extract(epoch from upper(time) - lower(time))::bigint as seconds,
                    (select coalesce(extract(epoch from sum(upper(own) - lower(own))), 0)
                        from unnest(away.times * tstzmultirange(time)) own)::bigint as away_seconds
                from lasting s, away
                where site = ? and upper(time) > now() - make_interval(days => ?)
                order by last_heard_at desc limit ?""",
                row -> {
                    long seconds = row.getLong("seconds");
                    long away = row.getLong("away_seconds");
                    return new Outage(
                            row.getString("site"),
                            Database.instant(row, "last_heard_at"),
                            Database.instant(row, "heard_again_at"),
                            seconds,
                            away,
                            away > 0 && seconds - away <= SETTLING_SECONDS);
                },
                Bridge.SILENCE_SECONDS,
                site.name(),
                peer,
                DAYS,
                MOST);
    }
}
