package org.entente.memo;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Objects;
import org.entente.mail.MailBounced;
import org.entente.people.MailTroubles;
import org.entente.site.Database;

/** A mail of ours came back: it is noted, and its reader and the administrator see it. */
@Singleton
class MemoBounces {
    private final Database database;
    private final MailTroubles troubles;

    @Inject
    MemoBounces(Database database, MailTroubles troubles) {
        this.database = database;
        this.troubles = troubles;
    }

    void note(@Observes MailBounced bounce) {
        if (!bounce.item().startsWith(Memo.item(""))) {
            return;
        }
        record Mail(String reader, Instant sentAt) {}
        database
                .list(
                        "update memo_mail set bounced_at = now() where item = ? and lower(address) = lower(?)"
                                + " and bounced_at is null returning reader, sent_at",
                        row -> new Mail(
                                row.getString("reader"), Objects.requireNonNull(Database.instant(row, "sent_at"))),
                        bounce.item(),
                        bounce.address())
                .stream()
                .distinct()
                .forEach(mail -> troubles.bounced(
                        mail.reader(), bounce.address(), bounce.diagnostic(), before(mail.reader(), mail.sentAt())));
    }

    /** Whether the mail before that one came back too. */
    private boolean before(String reader, Instant sentAt) {
        return database.first(
                        "select bounced_at is not null from memo_mail where reader = ? and sent_at < ?"
                                + " order by sent_at desc limit 1",
                        row -> row.getBoolean(1),
                        reader,
                        sentAt)
                .orElse(false);
    }
}
