package org.entente.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.site.Database;

/** What becomes of a stored mail: taken by its feature, or parked with a reason, tried again, discarded. */
@Singleton
class StoredMails {
    /** A mail whose turn it is. */
    record Next(UUID id, int attempts) {}

    /** A stored mail without its octets. */
    record Stored(UUID id, String account, Instant receivedAt) {
        private static Stored of(ResultSet row) throws SQLException {
            return new Stored(
                    UUID.fromString(row.getString("id")),
                    row.getString("account"),
                    row.getTimestamp("received_at").toInstant());
        }
    }

    private static final String ASIDE = "state in ('parked', 'discarded') and wrapped_key is not null";

    private final Database database;

    @Inject
    StoredMails(Database database) {
        this.database = database;
    }

    /** The next that nobody has tried, or else one that was tried before, alone. */
    List<Next> next(int limit) {
        var next = database.list(
                "select id, attempts from raw_mail where state = 'stored' order by arrival limit ?",
                StoredMails::next,
                limit);
        var first = next.stream().takeWhile(mail -> mail.attempts() == 0).toList();
        return first.isEmpty() ? next.stream().limit(1).toList() : first;
    }

    private static Next next(ResultSet row) throws SQLException {
        return new Next(UUID.fromString(row.getString("id")), row.getInt("attempts"));
    }

    /** The name of the key that wraps the newest mail's which is kept. */
    Optional<String> lastKey() {
        return database.first(
                "select site_key from raw_mail where position('/' in site_key) > 0 order by arrival desc limit 1",
                row -> row.getString(1));
    }

    /** Counted and committed before they are tried, so that a mail that ends the node does not do it for ever. */
    void attempt(List<Next> mails) {
        count(mails, "attempts + 1");
    }

    /** What failed had nothing to do with these. */
    void forgetAttempts(List<Next> mails) {
        count(mails, "0");
    }

    private void count(List<Next> mails, String attempts) {
        database.update(
                "update raw_mail set attempts = " + attempts
                        + " where state = 'stored' and id = any (cast (? as uuid[]))",
                mails.stream().map(mail -> mail.id().toString()).toList());
    }

    /** Locked until the transaction ends; empty where it is no longer waiting or another node has it. */
    Optional<Stored> lock(UUID id) {
        return database.first(
                "select id, account, received_at from raw_mail where id = ? and state = 'stored' for update skip locked",
                Stored::of,
                id);
    }

    /** Those of an account that were parked or discarded and are kept. */
    List<Stored> aside(String account) {
        return database.list("select * from raw_mail where account = ? and " + ASIDE, Stored::of, account);
    }

    /** That one, if it was parked or discarded and is kept. */
    Optional<Stored> aside(UUID id) {
        return database.first("select * from raw_mail where id = ? and " + ASIDE, Stored::of, id);
    }

    /** Has it tried again. @return whether it was parked or discarded and is kept */
    boolean again(UUID id) {
        return database.update(
                        "update raw_mail set state = 'stored', attempts = 0, settled_at = null where id = ? and "
                                + ASIDE,
                        id)
                > 0;
    }

    void taken(UUID id) {
        settle(id, "taken", "");
    }

    void park(UUID id, String reason) {
        settle(id, "parked", reason);
    }

    private void settle(UUID id, String state, String reason) {
        database.update(
                "update raw_mail set state = ?, reason = ?, settled_at = now() where id = ? and state = 'stored'",
                state,
                reason,
                id);
    }

    /** Destroys what was taken or discarded so long ago; their rows stay, so that none is taken twice. */
    void forgetOlderThan(Duration age) {
        var old = "from raw_mail where state in ('taken', 'discarded') and wrapped_key is not null"
                + " and settled_at < now() - make_interval(secs => ?)";
        database.update("delete from raw_mail_part where mail in (select id " + old + ")", age.toSeconds());
        database.update("update raw_mail set site_key = null, wrapped_key = null where state in ('taken', 'discarded')"
                + " and wrapped_key is not null and not exists"
                + " (select 1 from raw_mail_part p where p.mail = raw_mail.id)");
    }
}
