package org.entente.memo;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import org.entente.people.MailReader;
import org.entente.people.Preferences;
import org.entente.site.Database;
import org.entente.site.Holidays;
import org.entente.site.Site;

/** When a person is not to be called by mail: quiet hours, weekends, the site's holidays, by the database's clock. */
@Singleton
class Calm {
    private final Database database;
    private final Holidays holidays;
    private final Site site;

    @Inject
    Calm(Database database, Holidays holidays, Site site) {
        this.database = database;
        this.holidays = holidays;
        this.site = site;
    }

    Instant now() {
        return database.first("select now()", row -> row.getTimestamp(1).toInstant())
                .orElseThrow();
    }

    /** When that person may be called again: {@code now} unless it is quiet. */
    Instant ends(MailReader reader, Instant now) {
        return reader.preferences()
                .quietEnds(now.atZone(reader.zone()), this::isHoliday)
                .toInstant();
    }

    boolean isDayOff(LocalDate day) {
        return Preferences.isDayOff(day, this::isHoliday);
    }

    private boolean isHoliday(LocalDate day) {
        return holidays.isHoliday(day, site.name());
    }
}
