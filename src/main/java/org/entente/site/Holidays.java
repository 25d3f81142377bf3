package org.entente.site;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** The public holidays of each site, from the calendar that {@code entente.site.holidays.SITE} names. */
@Singleton
public class Holidays {
    private final Config config;

    @Inject
    Holidays(Config config) {
        this.config = config;
    }

    /** What is celebrated at that site on that day, in that language; empty also for a site without a calendar. */
    public Optional<String> on(LocalDate day, String site, Locale language) {
        return config.getOptionalValue("entente.site.holidays." + site, String.class)
                .flatMap(calendar -> in(calendar.strip(), day, language));
    }

    public static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    }

    /** {@code calendar} is a country and perhaps a part of it, such as {@code gb/eng}. */
    static Optional<String> in(String calendar, LocalDate day, Locale language) {
        var path = calendar.split("/", 2);
        var manager = HolidayManager.getInstance(ManagerParameters.create(path[0]));
        var part = path.length > 1 ? new String[] {path[1]} : new String[0];
        return manager.getHolidays(day, day, part).stream()
                .filter(one -> one.getType() != HolidayType.OBSERVANCE)
                .map(one -> one.getDescription(language))
                .findFirst();
    }
}
