package org.entente.mailinglist;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.site.Background;
import org.entente.site.Database;
import org.entente.site.Schema;
import org.entente.site.Site;

/** Looks whether it is time for the digests, by the database's clock; the day and the hour are the site's. */
@Singleton
class DigestClock {
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Background background;
    private final Database database;
    private final Digests digests;
    private final Site site;
    private final LocalTime at;

    @Inject
    DigestClock(
            Background background,
            Database database,
            Digests digests,
            Site site,
            @ConfigProperty(name = "entente.mailinglist.digest-at") LocalTime at) {
        this.background = background;
        this.database = database;
        this.digests = digests;
        this.site = site;
        this.at = at;
    }

    void start(@Observes @Priority(Schema.FIRST + 2000) Startup started) {
        background.every(LOOK, "digests are written", this::look);
    }

    private void look() {
        var now = database.first("select now() as now", row -> Database.instant(row, "now"))
                .orElseThrow();
        var until = latest(now, at, site.zone());
        digests.due(until).forEach(list -> digests.write(list, until));
    }

    /** The last time that it was that hour. */
    static Instant latest(Instant now, LocalTime at, ZoneId zone) {
        var today = now.atZone(zone).toLocalDate();
        var hour = today.atTime(at).atZone(zone).toInstant();
        return hour.isAfter(now) ? today.minusDays(1).atTime(at).atZone(zone).toInstant() : hour;
    }
}
