package org.entente.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.entente.site.Database;
import org.jspecify.annotations.Nullable;

/** What waits to go out, for those who look after it; the rows themselves are {@link Deliveries}'s. */
@Singleton
class MailQueue {
    private static final int DOMAINS = 50;
    /** Of each address in a text its domain alone. */
    private static final String DOMAIN = "regexp_replace(%s, '[^[:space:]<>()\":;,]+@', '@', 'g')";

    private record Ends(@Nullable Instant oldest, @Nullable Instant nextAt) {}

    private final Database database;
    private final MailSender sender;

    @Inject
    MailQueue(Database database, MailSender sender) {
        this.database = database;
        this.sender = sender;
    }

    QueueState state() {
        var recipients = new TreeMap<String, Long>();
        database.list(
                "select state, count(*) from mail_delivery where next_at is not null group by 1",
                row -> recipients.put(row.getString(1), row.getLong(2)));
        var ends = database.first(
                        "select min(m.created_at) as oldest, min(d.next_at) as next_at from mail_delivery d"
                                + " join outgoing_mail m on m.id = d.mail where d.next_at is not null",
                        row -> new Ends(Database.instant(row, "oldest"), Database.instant(row, "next_at")))
                .orElseThrow();
        return new QueueState(
                recipients,
                ends.oldest(),
                ends.nextAt(),
                sender.fault()
                        .filter(fault -> ends.oldest() != null)
                        .map(fault -> new QueueState.Fault(fault.kind().key(), fault.detail(), fault.since()))
                        .orElse(null),
                domains());
    }

    private List<QueueState.Domain> domains() {
        return database.list(
                "select lower(regexp_replace(address, '^.*@', '')), count(*), count(*) filter (where attempts > 0),"
                        + " (array_agg(" + DOMAIN.formatted("diagnostic")
                        + " order by changed_at desc) filter (where attempts > 0))[1]"
                        + " from mail_delivery where next_at is not null group by 1 order by 2 desc, 1 limit ?",
                row -> new QueueState.Domain(
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getString(4) == null ? "" : row.getString(4)),
                DOMAINS);
    }

    /** The oldest first, after the one with that id; of the recipient of a sealed mail the domain alone. */
    List<QueuedMail> list(long after, int limit) {
        return database.list(
                "select d.id, d.state, d.attempts, d.next_at, m.item, m.created_at,"
                        + " case when m.sealed_for is null then d.address else"
                        + " regexp_replace(d.address, '^.*@', '@') end as address,"
                        + " case when m.sealed_for is null then d.diagnostic else "
                        + DOMAIN.formatted("d.diagnostic") + " end as diagnostic"
                        + " from mail_delivery d join outgoing_mail m on m.id = d.mail"
                        + " where d.next_at is not null and d.id > ? order by d.id limit ?",
                MailQueue::queued,
                after,
                limit);
    }

    private static QueuedMail queued(ResultSet row) throws SQLException {
        return new QueuedMail(
                row.getLong("id"),
                row.getString("item"),
                row.getString("address"),
                row.getString("state"),
                row.getInt("attempts"),
                Database.instant(row, "created_at"),
                Database.instant(row, "next_at"),
                row.getString("diagnostic"));
    }

    /** Has everything tried at once, on whichever node, and the server knocked at where it could not be used. */
    int tryNow() {
        int delayed =
                database.update("update mail_delivery set next_at = now() where state = 'delayed' and next_at > now()");
        database.tell("mail_out", MailSender.NOW);
        return delayed;
    }
}
