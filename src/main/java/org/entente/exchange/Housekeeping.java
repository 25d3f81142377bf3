package org.entente.exchange;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.entente.site.Background;
import org.entente.site.Database;
import org.entente.site.Schema;

/** Lets go of what only statistics need: latencies older than a week, outages older than a year. */
@Singleton
class Housekeeping {
    private final Background background;
    private final Database database;

    @Inject
    Housekeeping(Background background, Database database) {
        this.background = background;
        this.database = database;
    }

    void start(@Observes @Priority(Schema.FIRST + 2000) Startup started) {
        background.every(Duration.ofHours(1), "old latencies and outages are cleared", this::clear);
    }

    private void clear() {
        database.update("delete from transit where arrived_at < now() - interval '8 days'");
        database.update("delete from outage where heard_again_at < now() - interval '1 year'");
    }
}
