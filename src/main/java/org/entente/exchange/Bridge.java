package org.entente.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.entente.site.Database;
import org.entente.site.Site;
import org.jspecify.annotations.Nullable;

/** The state of the link and of the streams, as this site's database knows it; the same from every node. */
@Singleton
public class Bridge {
    /** A peer that has been silent for longer is down: five heartbeats. */
    static final int SILENCE_SECONDS = 5;
    /** Clocks that differ by more are warned of. */
    static final long CLOCK_WARNING_MS = 2_000;

    /**
     * @param parked envelopes that could not be applied, and those behind them
     * @param outbox envelopes of ours that the site's own broker has not taken yet
     * @param outages of the last 30 days, a peer's newest first, at most 200 a peer
     */
    public record State(String site, List<Peer> peers, long parked, long outbox, List<Outage> outages) {
        public List<Outage> outages(String peer) {
            return outages.stream().filter(outage -> outage.site().equals(peer)).toList();
        }
    }

    /**
     * A peer.
     *
     * @param link {@code up} or {@code down}: whether it is heard
     * @param published numbers that the peer has given, over all its streams
     * @param arrived how many of them have been taken here: "41 of 44"
     * @param waiting envelopes of ours that the peer has not yet said it has taken
     * @param medianLatencyMs of the last day, publication to effect; null where nothing came
     * @param clockOffsetMs how far the peer's clock is ahead of ours
     */
    public record Peer(
            String site,
            String link,
            @Nullable Instant lastHeardAt,
            long published,
            long arrived,
            long waiting,
            @Nullable Long medianLatencyMs,
            long clockOffsetMs,
            boolean clockWarning,
            List<StreamState> streams) {
        public boolean up() {
            return link.equals("up");
        }

        public long missing() {
            return published - arrived;
        }
    }

    /** One topic, both ways: what the peer published and what has arrived, what we published and it has not taken. */
    public record StreamState(
            String topic,
            long published,
            long arrived,
            long sent,
            long waiting,
            @Nullable Instant askedAt) {
        public long missing() {
            return published - arrived;
        }
    }

    private record Heard(@Nullable Instant at, boolean up, long clockOffsetMs) {}

    private final Site site;
    private final Database database;
    private final Outages outages;
    private final Transits transits;

    @Inject
    Bridge(Site site, Database database, Outages outages, Transits transits) {
        this.site = site;
        this.database = database;
        this.outages = outages;
        this.transits = transits;
    }

    public State state() {
        return state(peer -> transits.medianMs(peer).orElse(null));
    }

    /** The same for whoever looks at the latency themselves. */
    State stateWithoutLatency() {
        return state(peer -> null);
    }

    private State state(Function<String, @Nullable Long> medianMs) {
        var parked = count("select count(*) from parked where state in ('parked', 'behind')");
        var outbox = count("select (select count(*) from outbox where number is null)"
                + " + (select count(*) from outbox where number is not null and sent_at is null)"); // each has an index
        return new State(
                site.name(),
                site.peers().stream()
                        .map(peer -> peer(peer, medianMs.apply(peer)))
                        .toList(),
                parked,
                outbox,
                site.peers().stream().flatMap(peer -> outages.of(peer).stream()).toList());
    }

    /** Each peer without its latency, which takes longer to find than all the rest. */
    public List<Peer> peers() {
        return site.peers().stream().map(peer -> peer(peer, null)).toList();
    }

    /** Whether every peer is heard and all that they have published has come: nothing more is under way. */
    public boolean isLevel() {
        return peers().stream().allMatch(peer -> peer.up() && peer.missing() == 0);
    }

    private Peer peer(String peer, @Nullable Long medianLatencyMs) {
        var heard = database.first(
                        "select last_heard_at, last_heard_at > now() - make_interval(secs => ?) as up, clock_offset_ms"
                                + " from peer where site = ?",
                        row -> new Heard(
                                Database.instant(row, "last_heard_at"),
                                row.getBoolean("up"),
                                row.getLong("clock_offset_ms")),
                        SILENCE_SECONDS,
                        peer)
                .orElse(new Heard(null, false, 0));
        var streams = streams(peer);
        return new Peer(
                peer,
                heard.up() ? "up" : "down",
                heard.at(),
                streams.stream().mapToLong(StreamState::published).sum(),
                streams.stream().mapToLong(StreamState::arrived).sum(),
                streams.stream().mapToLong(StreamState::waiting).sum(),
                medianLatencyMs,
                heard.clockOffsetMs(),
                Math.abs(heard.clockOffsetMs()) > CLOCK_WARNING_MS,
                streams);
    }

    private List<StreamState> streams(String peer) {
        record Inbound(
                long published, long applied, @Nullable Instant askedAt) {}
        Map<String, Inbound> inbound = new HashMap<>();
        database.list(
                "select s.* from inbound_stream s join peer using (site, incarnation) where site = ?",
                row -> inbound.put(
                        row.getString("topic"),
                        new Inbound(
                                Math.max(row.getLong("published"), row.getLong("applied")),
                                row.getLong("applied"),
                                Database.instant(row, "asked_at"))),
                peer);
        Map<String, long[]> outbound = new HashMap<>();
        database.list(
                """
                select o.topic, o.last_number + (select count(*) from outbox b where b.topic = o.topic
                    and b.number is null) as sent, coalesce(p.applied, 0) as taken
                from outbound_stream o left join peer_progress p
                    on p.topic = o.topic and p.incarnation = o.incarnation and p.site = ?""",
                row -> outbound.put(row.getString("topic"), new long[] {row.getLong("sent"), row.getLong("taken")}),
                peer);
        var streams = new ArrayList<StreamState>();
        for (var topic : Topics.streams()) {
            var in = inbound.getOrDefault(topic, new Inbound(0, 0, null));
            var out = outbound.getOrDefault(topic, new long[] {0, 0});
            streams.add(new StreamState(topic, in.published(), in.applied(), out[0], out[0] - out[1], in.askedAt()));
        }
        return streams;
    }

    private long count(String sql) {
        return database.first(sql, row -> row.getLong(1)).orElse(0L);
    }
}
