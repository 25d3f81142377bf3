package org.entente.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.site.Database;
import org.jspecify.annotations.Nullable;

/** Envelopes that wait: parked with a reason, behind a parked one, or held until an earlier number comes. */
@Singleton
class ParkedEnvelopes {
    private final Database database;

    @Inject
    ParkedEnvelopes(Database database) {
        this.database = database;
    }

    /**
     * Adds it, or changes the state and reason of one that waits already. That one gets a new id: replays follow the
     * ids, and what was held came before others whose turn was earlier.
     */
    void add(String state, Arrival arrival, String reason) {
        @Nullable Envelope envelope = arrival.envelope();
        var conflict = envelope != null && envelope.number() > 0
                ? "(site, topic, incarnation, number) where number is not null"
                : "(place) where number is null";
        database.update(
                """
                insert into parked (state, place, reason, event_id, type, site, topic, incarnation, number, key, part,
                    time, headers, body)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict\s"""
                        + conflict
                        + " do update set id = default, state = excluded.state, reason = excluded.reason"
                        + " where parked.state in ('held', 'behind')",
                state,
                arrival.place(),
                reason,
                envelope == null ? null : envelope.id(),
                envelope == null ? null : envelope.type(),
                envelope == null ? null : envelope.site(),
                envelope == null ? null : envelope.topic(),
                envelope == null ? null : envelope.incarnation(),
                envelope == null || envelope.number() < 1 ? null : envelope.number(),
                envelope == null ? null : envelope.key(),
                envelope == null ? 0 : envelope.part(),
                envelope == null ? null : envelope.time(),
                arrival.headers(),
                arrival.body());
    }

    /** The held envelope whose turn has come. */
    Optional<Arrival> nextHeld(InboundStreams.Stream stream) {
        return database.first("""
                select p.* from parked p join inbound_stream s using (site, topic, incarnation)
                where p.state = 'held' and p.number = s.applied + 1
                    and site = ? and topic = ? and incarnation = ?""", ParkedEnvelopes::arrival, stream.site(), stream.topic(), stream.incarnation());
    }

    /** Held envelopes after {@code before} have been applied, or came a second time by the ordinary way. */
    void released(InboundStreams.Stream stream, long before, long applied) {
        database.update(
                "delete from parked where state = 'held' and site = ? and topic = ? and incarnation = ?"
                        + " and number > ? and number <= ?",
                stream.site(),
                stream.topic(),
                stream.incarnation(),
                before,
                applied);
    }

    /** Parked ones, and those behind, oldest first, after the one with this id. */
    List<Parked> list(long after, int limit) {
        return database.list(
                "select * from parked where state in ('parked', 'behind') and id > ? order by id limit ?",
                ParkedEnvelopes::parked,
                after,
                limit);
    }

    Optional<Parked> find(long id) {
        return database.first("select * from parked where id = ?", ParkedEnvelopes::parked, id);
    }

    /** The envelope behind the entry, locked for a replay; empty where the record was no whole envelope. */
    Optional<Arrival> open(long id) {
        return database.first(
                "select * from parked where id = ? and state in ('parked', 'behind') and type is not null for update",
                ParkedEnvelopes::arrival,
                id);
    }

    /** Waiting changes of the same item with a lower id. */
    boolean hasEarlier(long id) {
        return database.first("""
                        select 1 from parked e join parked p using (site, topic, key)
                        where p.id = ? and e.id < p.id and e.state in ('parked', 'behind') and p.key <> ''""", row -> true, id).isPresent();
    }

    /** The first that waits directly behind this item, once nothing before it is parked. */
    Optional<Long> nextBehind(String site, String topic, String key) {
        return database.first(
                "select id from parked where site = ? and topic = ? and key = ? and state in ('parked', 'behind')"
                        + " order by id limit 1",
                row -> row.getLong(1),
                site,
                topic,
                key);
    }

    void replayed(long id) {
        database.update("update parked set state = 'replayed', replayed_at = now() where id = ?", id);
    }

    void refused(long id, String reason) {
        database.update("update parked set state = 'parked', reason = ? where id = ?", reason, id);
    }

    private static Arrival arrival(ResultSet row) throws SQLException {
        var time = Database.instant(row, "time");
        var envelope = new Envelope(
                row.getString("event_id"),
                row.getString("type"),
                row.getString("site"),
                row.getString("topic"),
                row.getString("incarnation"),
                row.getLong("number"),
                row.getString("key"),
                row.getInt("part"),
                time == null ? Instant.EPOCH : time,
                row.getBytes("body"));
        return new Arrival(row.getString("place"), envelope, "", row.getString("headers"), row.getBytes("body"));
    }

    private static Parked parked(ResultSet row) throws SQLException {
        return new Parked(
                row.getLong("id"),
                row.getString("state"),
                row.getString("site"),
                row.getString("type"),
                row.getString("key"),
                (Long) row.getObject("number"),
                row.getString("place"),
                row.getString("reason"),
                Database.instant(row, "parked_at"),
                row.getBytes("body").length);
    }
}
