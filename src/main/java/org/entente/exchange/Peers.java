package org.entente.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.entente.site.Database;
import org.entente.site.Site;

/** What the peers say of themselves: that they live, how far their streams go, how far they have taken ours. */
@Singleton
class Peers {
    private static final int CLOCK_SAMPLES = 10;

    private final Site site;
    private final Database database;
    private final Map<String, Deque<Long>> offsets = new ConcurrentHashMap<>();

    @Inject
    Peers(Site site, Database database) {
        this.site = site;
        this.database = database;
    }

    /** Each statement by itself: together they would lock streams that the inbox locks in another order. */
    void heard(String peer, Heartbeat heartbeat) {
        heard(peer, heartbeat.incarnation(), clockOffset(peer, heartbeat.sentAt()));
        heartbeat
                .published()
                .forEach((topic, number) -> database.update("""
                        insert into inbound_stream as s (site, topic, incarnation, published, behind_since)
                        values (?, ?, ?, ?, case when ? > 0 then now() end)
                        on conflict (site, topic, incarnation) do update set published = excluded.published,
                            behind_since = case when excluded.published > s.applied
                                then coalesce(s.behind_since, now()) end""", peer, topic, heartbeat.incarnation(), number, number));
        for (var taken : heartbeat.taken()) {
            if (taken.site().equals(site.name())) {
                database.update("""
                        insert into peer_progress (site, topic, incarnation, applied) values (?, ?, ?, ?)
                        on conflict (site, topic) do update
                        set incarnation = excluded.incarnation, applied = excluded.applied""", peer, taken.topic(), taken.incarnation(), taken.number());
            }
        }
    }

    /** This site's own node, database and broker work: whoever is silent now is not silent because of us. */
    void heardOurselves(String incarnation) {
        heard(site.name(), incarnation, 0);
    }

    /** A silence is written down by the very statement that ends it: once, however many nodes there are. */
    private void heard(String whom, String incarnation, long clockOffset) {
        database.update("""
                with ended as (
                    insert into outage (site, last_heard_at, heard_again_at)
                    select site, last_heard_at, now() from peer
                    where site = ? and last_heard_at < now() - make_interval(secs => ?)
                    on conflict do nothing
                )
                insert into peer (site, incarnation, last_heard_at, clock_offset_ms) values (?, ?, now(), ?)
                on conflict (site) do update set incarnation = excluded.incarnation,
                    last_heard_at = excluded.last_heard_at, clock_offset_ms = excluded.clock_offset_ms""", whom, Bridge.SILENCE_SECONDS, whom, incarnation, clockOffset);
    }

    /** The way only ever adds to a heartbeat's age, so the youngest of the last ten tells most of the clocks. */
    private long clockOffset(String peer, Instant sentAt) {
        var samples = offsets.computeIfAbsent(peer, name -> new ArrayDeque<>());
        synchronized (samples) {
            samples.addLast(Duration.between(Instant.now(), sentAt).toMillis());
            if (samples.size() > CLOCK_SAMPLES) {
                samples.removeFirst();
            }
            return samples.stream().mapToLong(Long::longValue).max().orElse(0);
        }
    }
}
