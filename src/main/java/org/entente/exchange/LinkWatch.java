package org.entente.exchange;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.entente.site.Background;
import org.entente.site.Database;
import org.entente.site.Schema;

/**
 * Tells open pages that the link went down or came up, or that something was parked or replayed. Every node looks:
 * silence is no event that a trigger could see.
 */
@Singleton
class LinkWatch {
    private final Background background;
    private final Database database;
    private List<String> before = List.of();

    @Inject
    LinkWatch(Background background, Database database) {
        this.background = background;
        this.database = database;
    }

    void start(@Observes @Priority(Schema.FIRST + 2000) Startup started) {
        background.every(Duration.ofSeconds(1), "open pages are told of the link", this::look);
    }

    private void look() {
        var now = database.list(
                "select site from peer where last_heard_at > now() - make_interval(secs => ?)"
                        + " union all select 'parked ' || count(*) from parked where state in ('parked', 'behind')"
                        + " order by 1",
                row -> row.getString(1),
                Bridge.SILENCE_SECONDS);
        if (!now.equals(before)) {
            before = now;
            database.tell("live", "bridge *");
        }
    }
}
