package org.entente.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entente.site.Database;
import org.entente.site.Problem;

/** What those who look after the mailboxes see and do. */
@Singleton
class MailDesk {
    private static final int LONGEST = 500;
    private static final int ATTEMPTS = 3;

    private final Database database;
    private final MailServer server;
    private final StoredMails mails;
    private final MailTaker taker;

    @Inject
    MailDesk(Database database, MailServer server, StoredMails mails, MailTaker taker) {
        this.database = database;
        this.server = server;
        this.mails = mails;
        this.taker = taker;
    }

    MailState state() {
        return new MailState(
                server.accounts().stream()
                        .map(account -> mailbox(account.name()))
                        .toList(),
                count("stored"),
                count("parked"));
    }

    private long count(String state) {
        return database.first("select count(*) from raw_mail where state = ?", row -> row.getLong(1), state)
                .orElse(0L);
    }

    private MailboxState mailbox(String account) {
        return database.first("select * from mail_account where account = ?", row -> mailbox(account, row), account)
                .orElse(new MailboxState(account, null, null, "", "", null, 0));
    }

    private static MailboxState mailbox(String account, ResultSet row) throws SQLException {
        var fault = MailboxFault.read(row.getString("fault"));
        return new MailboxState(
                account,
                Database.instant(row, "connected_since"),
                Database.instant(row, "unreachable_since"),
                fault.kind(),
                fault.detail(),
                Database.instant(row, "last_mail_at"),
                row.getLong("waiting"));
    }

    /** Parked mails, the oldest first, after the one at that place; {@link Listed#place} is the next one's. */
    List<Listed> parked(long after, int limit) {
        return database.list(
                "select * from raw_mail where state = 'parked' and arrival > ? order by arrival limit ?",
                MailDesk::listed,
                after,
                limit);
    }

    /** Those that were discarded and are still kept, the last first. */
    List<ParkedMail> discarded(int limit) {
        return database.list(
                "select * from raw_mail where state = 'discarded' and wrapped_key is not null"
                        + " order by settled_at desc limit ?",
                row -> listed(row).mail(),
                limit);
    }

    /** A mail and its place in the list. */
    record Listed(long place, ParkedMail mail) {}

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                row.getLong("arrival"),
                new ParkedMail(
                        row.getString("id"),
                        row.getString("account"),
                        row.getString("state"),
                        row.getString("reason"),
                        row.getTimestamp("received_at").toInstant(),
                        settledAt(row),
                        row.getLong("size"),
                        row.getString("sha256")));
    }

    private static Instant settledAt(ResultSet row) throws SQLException {
        var settled = Database.instant(row, "settled_at");
        return settled == null ? Instant.EPOCH : settled;
    }

    /** Tries a parked or discarded mail again. @throws Problem 404, or 409 where it still cannot be taken */
    void replay(String id) {
        var mail = id(id);
        if (!mails.again(mail)) {
            throw notThere();
        }
        var settled = tried(mail);
        if (settled.state().equals("parked")) {
            throw new Problem(409, "mail-still-parked", "The mail still cannot be taken: " + settled.reason())
                    .with(settled.reason());
        }
    }

    private record Settled(String state, String reason) {}

    /** The taker may have it at this moment: then its lock is waited for, and it is tried again if that came to nothing. */
    private Settled tried(UUID mail) {
        var settled = new Settled("stored", "");
        for (int i = 0; i < ATTEMPTS && settled.state().equals("stored"); i++) {
            taker.takeAlone(mail);
            settled = database.first(
                            "select state, reason from raw_mail where id = ? for update",
                            row -> new Settled(row.getString(1), row.getString(2)),
                            mail)
                    .orElseThrow(MailDesk::notThere);
        }
        return settled;
    }

    /** Has all that is parked tried again. @return how many they are */
    int replayAll() {
        return database.update(
                "update raw_mail set state = 'stored', attempts = 0, settled_at = null where state = 'parked'"
                        + " and wrapped_key is not null");
    }

    /** Decides that nobody needs it. @throws Problem 400 without a reason, 404 */
    void discard(String id, String why, String person) {
        var reason = why.strip();
        if (reason.isEmpty() || reason.length() > LONGEST) {
            throw Problem.invalid("reason", "mail.fault-of.reason", LONGEST);
        }
        int discarded = database.update(
                "update raw_mail set state = 'discarded', settled_at = now(),"
                        + " reason = reason || ' — ' || ? || ': ' || ? where id = ? and state = 'parked'",
                person,
                reason,
                id(id));
        if (discarded == 0) {
            throw notThere();
        }
    }

    static UUID id(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException noId) {
            throw notThere();
        }
    }

    static Problem notThere() {
        return Problem.notFound("There is no such parked mail.");
    }
}
