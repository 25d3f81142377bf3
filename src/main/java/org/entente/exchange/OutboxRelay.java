package org.entente.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.entente.site.Lease;
import org.entente.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * Gives each outbox row the next number of its stream, commits that, and only then sends it; so a number never means
 * two things, and a crash in between sends the same envelope under the same number again. Rows are chosen by their
 * state, never by "greater than the last": row ids are taken before their transactions commit.
 */
@Singleton
class OutboxRelay {
    /** Said instead of a topic: something that was sent is to be sent again. */
    static final String AGAIN = "again";

    private static final int LIGHT = 1_000;
    private static final int HEAVY = 4;
    private static final String COLUMNS =
            "outbox.id, outbox.event_id, outbox.topic, outbox.type, outbox.key, outbox.part, outbox.time, outbox.body,"
                    + " outbox.incarnation, outbox.number";
    /** One statement, so one commit: the lowest parts first, so that several files travel side by side. */
    private static final String NUMBER = """
            with next as (
                select id, row_number() over (order by part, id) as place
                from (select id, part from outbox where number is null and topic = ? order by part, id limit ?) chosen
            ), stream as (
                update outbound_stream set last_number = last_number + (select count(*) from next)
                where topic = ? and exists (select 1 from next)
                returning last_number - (select count(*) from next) as base, incarnation
            )
            update outbox set number = stream.base + next.place, incarnation = stream.incarnation
            from next, stream where outbox.id = next.id returning\s""" + COLUMNS;

    private static final String UNSENT = "select " + COLUMNS
            + " from outbox join outbound_stream s using (topic)"
            + " where number is not null and sent_at is null and topic = ?"
            + " order by outbox.incarnation = s.incarnation, number limit ?"; // earlier incarnations first

    private record Row(long id, Envelope envelope, boolean json) {}

    private final Site site;
    private final KafkaClients clients;
    private final EnvelopeHandlers handlers;

    @Inject
    OutboxRelay(Site site, KafkaClients clients, EnvelopeHandlers handlers) {
        this.site = site;
        this.clients = clients;
        this.handlers = handlers;
    }

    /** Relays until told to stop or until the database or the broker fails; then the caller takes a new lease. */
    void run(Lease lease, BooleanSupplier running) throws SQLException, InterruptedException {
        // numbered and not known to be sent: by a node that died, or asked for again
        var unsure = new HashSet<>(Topics.streams());
        var agenda = new Agenda();
        try (var producer = clients.producer()) {
            while (running.getAsBoolean()) {
                for (var topic : agenda.due()) {
                    agenda.done(topic, turn(lease.connection(), producer, topic, unsure) > 0);
                }
                var heard = lease.await(agenda.pause());
                if (heard.contains(AGAIN)) {
                    unsure.addAll(Topics.streams());
                }
                agenda.heard(heard);
            }
        }
    }

    private int turn(Connection connection, KafkaProducer<String, byte[]> producer, String topic, Set<String> unsure)
            throws SQLException, InterruptedException {
        int limit = Topics.heavy(topic) ? HEAVY : LIGHT;
        var rows = new ArrayList<Row>();
        if (unsure.contains(topic)) {
            rows.addAll(select(connection, UNSENT, topic, limit));
            if (rows.isEmpty()) {
                unsure.remove(topic);
            }
        }
        if (rows.isEmpty()) {
            rows.addAll(select(connection, NUMBER, topic, limit, topic));
            rows.sort(java.util.Comparator.comparingLong(row -> row.envelope().number()));
        }
        if (!rows.isEmpty()) {
            send(producer, rows);
            mark(connection, rows);
        }
        return rows.size();
    }

    private List<Row> select(Connection connection, String sql, Object... arguments) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (var result = statement.executeQuery()) {
                var rows = new ArrayList<Row>();
                while (result.next()) {
                    rows.add(row(result));
                }
                return rows;
            }
        }
    }

    private Row row(ResultSet row) throws SQLException {
        var type = row.getString("type");
        var key = row.getString("key");
        int part = row.getInt("part");
        byte @Nullable [] body = row.getBytes("body");
        var envelope = new Envelope(
                row.getString("event_id"),
                type,
                site.name(),
                row.getString("topic"),
                row.getString("incarnation"),
                row.getLong("number"),
                key,
                part,
                row.getObject("time", OffsetDateTime.class).toInstant(),
                body == null ? handlers.body(type, key, part) : body);
        return new Row(row.getLong("id"), envelope, body != null);
    }

    private static void send(KafkaProducer<String, byte[]> producer, List<Row> rows) throws InterruptedException {
        var sent = new ArrayList<Future<?>>();
        for (var row : rows) {
            sent.add(producer.send(CloudEvents.write(row.envelope(), row.json())));
        }
        for (var one : sent) {
            try {
                one.get();
            } catch (ExecutionException refused) {
                throw new BrokerFault("The broker did not take an envelope: " + refused.getMessage(), refused);
            }
        }
    }

    private static void mark(Connection connection, List<Row> rows) throws SQLException {
        try (var statement = connection.prepareStatement(
                "update outbox set sent_at = now() where id = any (?) and sent_at is null")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", rows.stream().map(Row::id).toArray()));
            statement.executeUpdate();
        }
    }
}
