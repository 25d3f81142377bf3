package org.entente.memo;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.entente.mail.MailBounced;
import org.entente.mail.Outgoing;
import org.entente.people.MailTroubles;
import org.entente.site.Database;

/** A mail of ours came back: it is noted, and its reader and the administrator see it. */
@Singleton
class MemoBounces {
    /** More than a memo has readers at a site. */
    private static final int MOST = 10_000;

    private final Database database;
    private final MailTroubles troubles;
    private final Outgoing outgoing;

    @Inject
    MemoBounces(Database database, MailTroubles troubles, Outgoing outgoing) {
        this.database = database;
        this.troubles = troubles;
        this.outgoing = outgoing;
    }

    void note(@Observes MailBounced bounce) {
        if (!bounce.item().startsWith(Memo.item(""))) {
            return;
        }
        database
                .list(
                        "update memo_mail set bounced_at = now() where item = ? and lower(address) = lower(?)"
                                + " and bounced_at is null returning reader",
                        row -> row.getString(1),
                        bounce.item(),
                        bounce.address())
                .stream()
                .distinct()
                .forEach(reader -> troubles.bounced(
                        reader, bounce.address(), bounce.diagnostic(), !gotThrough(reader, bounce.address())));
    }

    /** Whether one has reached them since the last that came back; one of the last hour may still come back too. */
    private boolean gotThrough(String reader, String address) {
        var trouble = troubles.of(List.of(reader)).get(reader);
        return trouble != null
                && database
                        .list(
                                "select distinct item from memo_mail where reader = ? and bounced_at is null"
                                        + " and sent_at > ? and sent_at < now() - interval '1 hour' limit 10",
                                row -> row.getString(1),
                                reader,
                                trouble.bouncedAt())
                        .stream()
                        .flatMap(item -> outgoing.of(item, 0, MOST).stream())
                        .anyMatch(one -> one.address().equalsIgnoreCase(address)
                                && one.state().equals("sent"));
    }
}
