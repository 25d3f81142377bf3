package org.entente.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.entente.site.Database;

/** How long envelopes were under way, parts of files apart; {@link InboxTransactions} notes it for each batch. */
@Singleton
class Transits {
    private static final Duration STEP = Duration.ofMinutes(30);
    private static final Duration DAY = Duration.ofDays(1);

    private final Database database;

    @Inject
    Transits(Database database) {
        this.database = database;
    }

    /** The last day, and what is missing to a whole step before it. */
    TransitDay day(String peer, ZoneId zone) {
        var now = Instant.now();
        var from = begin(now.minus(DAY), zone);
        var whole = steps(peer, from, DAY.multipliedBy(2)).stream().findFirst();
        return new TransitDay(from, now, whole.orElse(null), steps(peer, from, STEP));
    }

    Optional<Long> medianMs(String peer) {
        return steps(peer, Instant.now().minus(DAY), DAY.multipliedBy(2)).stream()
                .map(TransitDay.Step::medianMs)
                .findFirst();
    }

    /** The begin of the step by that clock: steps begin at the half hour everywhere. */
    static Instant begin(Instant instant, ZoneId zone) {
        var time = instant.atZone(zone);
        long step = STEP.toMinutes();
        return time.truncatedTo(ChronoUnit.HOURS)
                .plusMinutes(time.getMinute() / step * step)
                .toInstant();
    }

    private List<TransitDay.Step> steps(String peer, Instant from, Duration length) {
        return database.list(
                """
                with batch as (
                    select date_bin(make_interval(secs => ?), arrived_at, ?) as step, envelopes, median_ms, max_ms
                    from transit where site = ? and arrived_at >= ?
                ), ranked as (
                    select *, sum(envelopes) over (partition by step) as total,
                        sum(envelopes) over (partition by step order by median_ms) as by_median,
                        sum(envelopes) over (partition by step order by max_ms) as by_max
                    from batch
                )
                select step, sum(envelopes) as envelopes, max(max_ms) as slowest_ms,
                    min(median_ms) filter (where by_median * 2 >= total) as median_ms,
                    min(max_ms) filter (where by_max * 100 >= total * 99) as within_ms
                from ranked group by step order by step desc""",
                row -> new TransitDay.Step(
                        Objects.requireNonNull(Database.instant(row, "step")),
                        row.getLong("envelopes"),
                        row.getLong("median_ms"),
                        row.getLong("within_ms"),
                        row.getLong("slowest_ms")),
                (double) length.toSeconds(),
                from,
                peer,
                from);
    }
}
