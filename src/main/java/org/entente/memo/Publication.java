package org.entente.memo;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.entente.site.Database;
import org.entente.site.Schema;

/** Publishes scheduled memos when their time comes by the database's clock; every node looks, one finds. */
@Singleton
class Publication {
    private static final Logger LOG = Logger.getLogger(Publication.class.getName());
    private static final int EVERY_SECONDS = 2;

    @Resource
    private ManagedScheduledExecutorService clock;

    private final Database database;
    private final Memos memos;

    @Inject
    Publication(Database database, Memos memos) {
        this.database = database;
        this.memos = memos;
    }

    void start(@Observes @Priority(Schema.FIRST + 2000) Startup started) {
        clock.scheduleWithFixedDelay(this::publishDue, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void publishDue() {
        try {
            database.list(
                            "select id from memo where published_at is null and withdrawn_at is null"
                                    + " and publish_at <= now() order by publish_at limit 100",
                            row -> row.getString(1))
                    .forEach(this::release);
        } catch (RuntimeException fault) {
            LOG.log(Level.WARNING, "scheduled memos wait; the next look is in " + EVERY_SECONDS + " s", fault);
        }
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
