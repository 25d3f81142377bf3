package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.entente.exchange.Outbox;
import org.entente.exchange.Topics;
import org.entente.site.Database;

/** What became here of each release: a log that only grows, and the same told to its home. */
@Singleton
class ReleasedLog {
    private final Database database;
    private final Outbox outbox;

    @Inject
    ReleasedLog(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    void note(UUID release, String who, String action, String detail) {
        database.update(
                "insert into released_log (release, who, action, detail) values (?, ?, ?, ?)",
                release,
                who,
                action,
                detail);
    }

    void tell(String type, ReleaseReceipt receipt) {
        outbox.publish(Topics.RELEASES, type, receipt.id(), receipt);
    }
}
