package org.entente.memo;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.entente.site.Background;
import org.entente.site.Database;
import org.entente.site.Schema;

/** Publishes scheduled memos when their time comes by the database's clock; every node looks, one finds. */
@Singleton
class Publication {
    private static final Logger LOG = Logger.getLogger(Publication.class.getName());

    private final Background background;
    private final Database database;
    private final Memos memos;

    @Inject
    Publication(Background background, Database database, Memos memos) {
        this.background = background;
        this.database = database;
        this.memos = memos;
    }

    void start(@Observes @Priority(Schema.FIRST + 2000) Startup started) {
        background.every(Duration.ofSeconds(2), "scheduled memos are published", this::publishDue);
    }

    private void publishDue() {
        database.list(
                        "select id from memo where published_at is null and withdrawn_at is null"
                                + " and publish_at <= now() order by publish_at limit 100",
                        row -> row.getString(1))
                .forEach(this::release);
    }

    /** One that cannot be published must not keep the others waiting. */
    private void release(String id) {
        try {
            memos.release(id);
        } catch (RuntimeException fault) {
            LOG.log(Level.SEVERE, "a scheduled memo could not be published and will be tried again, id=" + id, fault);
        }
    }
}
