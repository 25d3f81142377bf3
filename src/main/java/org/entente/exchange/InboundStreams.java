package org.entente.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entente.site.Database;

/** How far each stream of each peer has been taken. Callers hold a transaction. */
@Singleton
class InboundStreams {
    /** The identity of a numbered stream. */
    record Stream(String site, String topic, String incarnation) {
        static Stream of(Envelope envelope) {
            return new Stream(envelope.site(), envelope.topic(), envelope.incarnation());
        }
    }

    private final Database database;

    @Inject
    InboundStreams(Database database) {
        this.database = database;
    }

    /** The last number taken; locks the stream, so that no second reader takes the same numbers. */
    long lock(Stream stream) {
        var sql = "select applied from inbound_stream where site = ? and topic = ? and incarnation = ? for update";
        return database.first(sql, row -> row.getLong(1), stream.site(), stream.topic(), stream.incarnation())
                .orElseGet(() -> {
                    database.update(
                            "insert into inbound_stream (site, topic, incarnation) values (?, ?, ?)"
                                    + " on conflict do nothing",
                            stream.site(),
                            stream.topic(),
                            stream.incarnation());
                    return database.first(
                                    sql, row -> row.getLong(1), stream.site(), stream.topic(), stream.incarnation())
                            .orElseThrow();
                });
    }

    /**
     * Stops the streams of that topic until the transaction ends. Otherwise a change that comes while an earlier one is
     * replayed would still be put behind it, and nobody would take it from there.
     */
    void hold(String site, String topic) {
        database.list(
                "select 1 from inbound_stream where site = ? and topic = ? order by incarnation for update",
                row -> 1,
                site,
                topic);
    }

    void advance(Stream stream, long applied) {
        database.update("""
                update inbound_stream set applied = ?, asked = 0, asked_at = null,
                    behind_since = case when ? < published then now() end
                where site = ? and topic = ? and incarnation = ?""", applied, applied, stream.site(), stream.topic(), stream.incarnation());
    }

    /** Items of this stream's topic whose later changes must wait, since an earlier one is parked. */
    Set<String> blockedKeys(Stream stream) {
        List<String> keys = database.list(
                "select distinct key from parked where site = ? and topic = ? and state in ('parked', 'behind')"
                        + " and key <> ''",
                row -> row.getString(1),
                stream.site(),
                stream.topic());
        return new HashSet<>(keys);
    }
}
