package org.entente.site;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** The public holidays of each site, from the calendar that {@code entente.site.holidays.SITE} names. */
@Singleton
public class Holidays {
    /** More years than anybody asks for in earnest; then they are worked out each time. */
    private static final int YEARS = 50;

    private final Function<String, Optional<String>> calendars;
    private final Map<String, List<Holiday>> known = new ConcurrentHashMap<>();

    @Inject
    Holidays(Config config) {
        this(site -> config.getOptionalValue("entente.site.holidays." + site, String.class));
    }

    /** By the calendar of each site: a country and perhaps a part of it, such as {@code gb/eng}. */
    Holidays(Function<String, Optional<String>> calendars) {
        this.calendars = calendars;
    }

    /** A day that a site keeps, and what it is called. */
    public record DayOff(LocalDate day, String name) {}

    /** What is celebrated at that site on that day, in that language; empty also for a site without a calendar. */
    public Optional<String> on(LocalDate day, String site, Locale language) {
        return in(day.getYear(), site)
                .filter(one -> one.getDate().equals(day))
                .map(one -> one.getDescription(language))
                .findFirst();
    }

    /** Cheap: each year is worked out once. */
    public boolean isHoliday(LocalDate day, String site) {
        return in(day.getYear(), site).anyMatch(one -> one.getDate().equals(day));
    }

    /** The first one of that site from that day on. */
    public Optional<DayOff> next(LocalDate from, String site, Locale language) {
        return Stream.concat(in(from.getYear(), site), in(from.getYear() + 1, site))
                .filter(one -> !one.getDate().isBefore(from))
                .map(one -> new DayOff(one.getDate(), one.getDescription(language)))
                .findFirst();
    }

    public static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    }

    private Stream<Holiday> in(int year, String site) {
        var calendar = calendars.apply(site).map(String::strip).orElse("");
        if (calendar.isEmpty()) {
            return Stream.empty();
        }
        return known.size() < YEARS
                ? known.computeIfAbsent(calendar + " " + year, key -> of(calendar, year)).stream()
                : of(calendar, year).stream();
    }

    private static List<Holiday> of(String calendar, int year) {
        var path = calendar.split("/", 2);
        var manager = HolidayManager.getInstance(ManagerParameters.create(path[0]));
        var part = path.length > 1 ? new String[] {path[1]} : new String[0];
        return manager.getHolidays(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), part).stream()
                .filter(one -> one.getType() != HolidayType.OBSERVANCE)
                .sorted(Comparator.comparing(Holiday::getDate))
                .toList();
    }
}
