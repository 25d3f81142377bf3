package org.entente.mail;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.entente.site.Background;
import org.entente.site.Database;
import org.entente.site.Schema;

/**
 * What is left of bounces that nothing may be kept of. Those that nobody could read lie parked, or are kept for a while
 * though discarded: once the mail that they are about is gone they are taken after all, which forgets them. And what
 * unwraps the keys of those forgotten is destroyed, outside the database, on each node.
 */
@Singleton
class BounceRemains {
    private final Background background;
    private final Database database;
    private final StoredMails mails;
    private final Bounces bounces;
    private final SiteKeys keys;

    @Inject
    BounceRemains(Background background, Database database, StoredMails mails, Bounces bounces, SiteKeys keys) {
        this.background = background;
        this.database = database;
        this.mails = mails;
        this.bounces = bounces;
        this.keys = keys;
    }

    void start(@Observes @Priority(Schema.FIRST + 1000) Startup started) {
        background.every(Duration.ofMinutes(10), "bounces of mail that is gone are forgotten", this::forget);
    }

    void forget() {
        mails.aside(Bounces.LOCAL).stream()
                .map(StoredMails.Stored::id)
                .filter(bounces::isOfNothing)
                .forEach(mails::again);
        var forgotten = database.list(
                "select mail from mailbox_copy where cause = ?",
                row -> UUID.fromString(row.getString(1)),
                Bounces.CAUSE);
        if (!forgotten.isEmpty()) {
            keys.destroy(forgotten);
        }
    }
}
