package org.entente.mail;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.entente.site.Database;

/** Mail that had been sent and came back. */
@Singleton
class Returns {
    private final Database database;
    private final Event<MailBounced> bounced;

    @Inject
    Returns(Database database, Event<MailBounced> bounced) {
        this.database = database;
        this.bounced = bounced;
    }

    /**
     * One whom a mail went to.
     *
     * @param sealed whether nothing of that mail may stay readable in copies
     */
    record Recipient(long delivery, String address, boolean sealed) {}

    /** Whom the mail went to that has this token in its envelope sender: one where it was personal, else all. */
    List<Recipient> behind(String token) {
        return database.list(
                "select d.id, d.address, m.sealed_for is not null from mail_delivery d"
                        + " join outgoing_mail m on m.id = d.mail where d.token = ?::uuid"
                        + " union all select d.id, d.address, m.sealed_for is not null from mail_delivery d"
                        + " join outgoing_mail m on m.id = d.mail where m.token = ?::uuid and not m.personal",
                row -> new Recipient(row.getLong(1), row.getString(2), row.getBoolean(3)),
                token,
                token);
    }

    /** Notes, in the caller's transaction, that it came back, and tells of it; not a second time. */
    void note(Recipient recipient, Bounce.Failure failure) {
        database.list(
                        "update mail_delivery d set state = 'bounced', next_at = null, courier = null, status = ?,"
                                + " diagnostic = ?, changed_at = now() from outgoing_mail m"
                                + " where d.id = ? and m.id = d.mail and d.state <> 'bounced' returning m.item",
                        row -> new MailBounced(
                                row.getString(1),
                                recipient.address(),
                                failure.isPermanent(),
                                failure.status(),
                                failure.diagnostic()),
                        failure.status(),
                        failure.diagnostic(),
                        recipient.delivery())
                .forEach(bounced::fire);
    }
}
