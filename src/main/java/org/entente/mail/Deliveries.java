package org.entente.mail;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.site.Database;
import org.jspecify.annotations.Nullable;

/**
 * The rows that wait to be sent. A sender takes some, tries, and says what came of it. What a courier
 * had in hand when its node died goes back as soon as the database sees the node's connection end: that one holds an
 * advisory lock for each courier.
 */
@Singleton
class Deliveries {
    /** First key of the advisory locks, the second is the courier: the letters "mail" as a number. */
    private static final int LOCKS = 0x6d61696c;

    private static final int SLICE = 1 << 20;

    /**
     * Rows of one mail: those that are due first. Whoever else is claiming at this moment gets the next ones. The
     * {@code + 0} keeps PostgreSQL from reading all rows of the mail for a few of them.
     */
    private static final String CLAIM = """
            with first as (
                select mail, personal from mail_delivery d join outgoing_mail m on m.id = d.mail
                where next_at <= now() and state <> 'sending' order by next_at, d.id limit 1
                for update of d skip locked
            ), lot as (
                select d.id from mail_delivery d, first
                where d.mail + 0 = first.mail and d.next_at <= now() and d.state <> 'sending' order by d.next_at, d.id
                limit (select case when personal then ? else ? end from first) for update of d skip locked
            ), claimed as (
                update mail_delivery d set state = 'sending', courier = ?, changed_at = now() from lot
                where d.id = lot.id returning d.id, d.mail, d.address, d.headers, d.token
            )
            select * from claimed order by id""";

    /** Once an answer is there it counts, whoever has the row in hand by now; what is settled stays so. */
    private static final String SETTLE = """
            update mail_delivery d set attempts = d.attempts + 1, courier = null, changed_at = now(), status = o.status,
                diagnostic = o.diagnostic,
                state = case when o.state = 'delayed' and m.created_at < now() - make_interval(secs => ?)
                    then 'bounced' else o.state end,
                next_at = case when o.state = 'delayed' and m.created_at >= now() - make_interval(secs => ?)
                    then now() + (array[60, 300, 900, 3600, 10800, 21600])[least(d.attempts + 1, 6)] * interval '1 second'
                    end
            from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[])
                    o (id, state, status, diagnostic, permanent), outgoing_mail m
            where d.id = o.id and m.id = d.mail and d.next_at is not null
            returning m.item, d.address, d.state, o.permanent, d.status, d.diagnostic""";

    private static final String RELEASE = "update mail_delivery set courier = null,"
            + " state = case when attempts > 0 then 'delayed' else 'waiting' end"
            + " where state = 'sending' and next_at is not null and ";

    /** A row in hand. */
    record Row(
            long id,
            long mail,
            String address,
            String headers,
            @Nullable String token) {}

    /** What all rows of a mail have in common. */
    record Mail(String token, boolean personal, boolean returns) {}

    /** A row and what came of it. */
    record Tried(Row row, Outcome outcome) {}

    private final Database database;
    private final SealedText texts;
    private final Event<MailBounced> bounced;
    private final Duration giveUp;

    @Inject
    Deliveries(
            Database database,
            SealedText texts,
            Event<MailBounced> bounced,
            @ConfigProperty(name = "entente.mail.give-up") Duration giveUp) {
        this.database = database;
        this.texts = texts;
        this.bounced = bounced;
        this.giveUp = giveUp;
    }

    /** A number that no other courier ever had. */
    int newCourier() {
        return database.first("select nextval('mail_courier')", row -> row.getInt(1))
                .orElseThrow();
    }

    /** Run on the connection that is to hold it: as long as that one lives, so does the courier. */
    static String beAlive(int courier) {
        return "select pg_advisory_lock_shared(" + LOCKS + ", " + courier + ")";
    }

    /** Gives back what couriers that are no longer alive had in hand. */
    int releaseDead() {
        return database.update(
                RELEASE + "not exists (select 1 from pg_locks where locktype = 'advisory' and objsubid = 2"
                        + " and database = (select oid from pg_database where datname = current_database())"
                        + " and classid = ? and objid = courier::oid)",
                LOCKS);
    }

    /** Gives back all that the courier has in hand. */
    void release(int courier) {
        database.update(RELEASE + "courier = ?", courier);
    }

    /** Some rows of one mail for that courier; empty where nothing is due. */
    List<Row> claim(int courier, int mostPersonal, int mostTogether) {
        return database.list(CLAIM, Deliveries::row, mostPersonal, mostTogether, courier);
    }

    Mail mail(long id) {
        return database.first(
                        "select token, personal, returns from outgoing_mail where id = ?",
                        row -> new Mail(row.getString(1), row.getBoolean(2), row.getBoolean(3)),
                        id)
                .orElseThrow();
    }

    /** In slices: the driver holds a value three times while it reads it, and a mail may have tens of megabytes. */
    byte[] octets(long mail) {
        var octets = new byte
                [database.first(
                                "select octet_length(octets) from outgoing_mail where id = ? and octets is not null",
                                row -> row.getInt(1),
                                mail)
                        .orElseThrow()];
        for (int from = 0; from < octets.length; from += SLICE) {
            var slice = database.first(
                            "select substring(octets from ? for ?) from outgoing_mail where id = ?",
                            row -> row.getBytes(1),
                            from + 1,
                            SLICE,
                            mail)
                    .orElseThrow();
            System.arraycopy(slice, 0, octets, from, slice.length);
        }
        return texts.open(mail, octets);
    }

    boolean isDue() {
        return database.first(
                        "select 1 from mail_delivery where next_at <= now() and state <> 'sending' limit 1", row -> 1)
                .isPresent();
    }

    /**
     * Writes down what came of it, and tells of bounces; what is refused for now longer than {@code entente.mail.give-up}
     * is one too.
     */
    @Transactional
    public void settle(List<Tried> tried, boolean tell) {
        record Settled(String state, MailBounced bounce) {}
        var settled = database.list(
                SETTLE,
                row -> new Settled(
                        row.getString("state"),
                        new MailBounced(
                                row.getString("item"),
                                row.getString("address"),
                                Boolean.parseBoolean(row.getString("permanent")),
                                row.getString("status"),
                                row.getString("diagnostic"))),
                giveUp.toSeconds() * 1.0,
                giveUp.toSeconds() * 1.0,
                tried.stream().map(each -> each.row().id()).toList(),
                tried.stream().map(each -> each.outcome().state()).toList(),
                tried.stream().map(each -> each.outcome().status()).toList(),
                tried.stream().map(each -> each.outcome().diagnostic()).toList(),
                tried.stream()
                        .map(each -> String.valueOf(each.outcome().permanent()))
                        .toList());
        for (var one : settled) {
            if (one.state().equals("bounced") && tell) {
                bounced.fire(one.bounce());
            }
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4), row.getString(5));
    }
}
