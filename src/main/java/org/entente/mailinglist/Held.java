package org.entente.mailinglist;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.mail.MailReading;
import org.entente.mail.Mailbox;
import org.entente.site.Database;
import org.entente.site.Problem;

/** What waits for an owner's word, at the list's home. Call it inside a transaction. */
@Singleton
class Held {
    private static final int TEXT = 5_000;

    private final Database database;
    private final Notices notices;

    @Inject
    Held(Database database, Notices notices) {
        this.database = database;
        this.notices = notices;
    }

    private static final String COLUMNS = "select id, list, state, reason, sender_name, sender_address, subject, text,"
            + " coalesce(octet_length(octets), 0) as size, received_at, decided_at, decided_by from list_held";

    String keep(MailingList list, Submission post, String messageId, String reason) {
        var waiting = database.first(
                "select id from list_held where list = ? and message_id = ? and state = 'waiting'",
                row -> row.getString(1),
                list.name(),
                messageId);
        if (waiting.isPresent()) {
            return waiting.get();
        }
        var id = UUID.randomUUID().toString();
        var text = post.message().text().replace("\0", "");
        database.update(
                """
                insert into list_held (id, list, reason, sender_name, sender_address, envelope_sender, person,
                    message_id, subject, text, octets) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                id,
                list.name(),
                reason,
                post.sender().name(),
                post.sender().address(),
                post.envelopeSender(),
                post.person(),
                messageId,
                post.message().subject().replaceAll("\\p{Cntrl}+", " "),
                text.substring(0, Math.min(text.length(), TEXT)),
                post.octets());
        notices.held(list, post, reason);
        return id;
    }

    /** What waits, the oldest first. */
    List<HeldPost> waiting(String list) {
        return database.list(
                COLUMNS + " where list = ? and state = 'waiting' order by received_at, id limit 500", Held::row, list);
    }

    Map<String, Long> counts() {
        var counts = new java.util.HashMap<String, Long>();
        database.list(
                "select list, count(*) from list_held where state = 'waiting' group by list",
                row -> counts.put(row.getString(1), row.getLong(2)));
        return counts;
    }

    Optional<HeldPost> find(String id) {
        return database.first(COLUMNS + " where id = ?", Held::row, id);
    }

    /** What was submitted; locked, and only while it waits. */
    Submission waitingFor(String id) {
        var octets = database.first(
                "select sender_name, sender_address, envelope_sender, person, octets from list_held"
                        + " where id = ? and state = 'waiting' for update",
                row -> new Submission(
                        new Mailbox(row.getString(1), row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        MailReading.read(new java.io.ByteArrayInputStream(row.getBytes(5))),
                        row.getBytes(5)),
                id);
        return octets.orElseThrow(() -> new Problem(409, "held-decided", "This post was decided already."));
    }

    void decide(String id, String state, String by, String said) {
        database.update(
                "update list_held set state = ?, decided_at = now(), decided_by = ?, said = ?, octets = null where id = ?",
                state,
                by,
                said,
                id);
    }

    private static HeldPost row(java.sql.ResultSet row) throws java.sql.SQLException {
        return new HeldPost(
                row.getString("id"),
                row.getString("list"),
                row.getString("state"),
                row.getString("reason"),
                row.getString("sender_name"),
                row.getString("sender_address"),
                row.getString("subject"),
                row.getString("text"),
                row.getLong("size"),
                java.util.Objects.requireNonNull(Database.instant(row, "received_at")),
                Database.instant(row, "decided_at"),
                row.getString("decided_by"));
    }
}
