package org.entente.exchange;

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

/** Lets go of what only statistics need: latencies older than a week. */
@Singleton
class Housekeeping {
    private static final Logger LOG = Logger.getLogger(Housekeeping.class.getName());

    @Resource
    private ManagedScheduledExecutorService clock;

    private final Database database;

    @Inject
    Housekeeping(Database database) {
        this.database = database;
    }

    void start(@Observes @Priority(Schema.FIRST + 2000) Startup started) {
        clock.scheduleWithFixedDelay(this::clean, 10, 60, TimeUnit.MINUTES);
    }

    private void clean() {
        try {
            database.update("delete from transit where arrived_at < now() - interval '8 days'");
        } catch (RuntimeException fault) {
            LOG.log(Level.WARNING, "old latencies stay for another hour", fault);
        }
    }
}
