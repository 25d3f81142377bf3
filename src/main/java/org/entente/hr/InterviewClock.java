package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.entente.site.Site;
import org.entente.web.Texts;

/**
 * The moment of an interview by every clock that matters: this site's, and those of {@code entente.hr.interview.zones},
 * where head office and the like sit. Once, where they all show the same.
 */
@Singleton
class InterviewClock {
    private final ZoneId own;
    private final List<ZoneId> zones;

    @Inject
    InterviewClock(Site site, Config config) {
        this(
                site.zone(),
                config.getOptionalValues("entente.hr.interview.zones", String.class).orElse(List.of()).stream()
                        .map(zone -> ZoneId.of(zone.strip()))
                        .toList());
    }

    InterviewClock(ZoneId own, List<ZoneId> others) {
        this.own = own;
        this.zones = Stream.concat(Stream.of(own), others.stream()).distinct().toList();
    }

    /** This site's, in which an interview is planned. */
    ZoneId zone() {
        return own;
    }

    /** What the site's zone is called by: "Paris". */
    String city(Locale language) {
        return city(own, language);
    }

    /** "Thursday, 12 November 2026, 10:00 Paris / 09:00 London". */
    String words(Instant at, Locale language) {
        var day = day(FormatStyle.FULL, language);
        return Texts.text(language, "hr.interview.when", day.format(at.atZone(own)), times(at, language));
    }

    /** "10:00 Paris / 09:00 London"; with its day where that is another one. */
    String times(Instant at, Locale language) {
        var here = at.atZone(own).toLocalDateTime();
        if (zones.stream().allMatch(zone -> at.atZone(zone).toLocalDateTime().equals(here))) {
            return time(at, own);
        }
        return zones.stream()
                .map(zone -> time(at, zone) + " " + city(zone, language)
                        + (at.atZone(zone).toLocalDate().equals(here.toLocalDate())
                                ? ""
                                : " (" + day(FormatStyle.MEDIUM, language).format(at.atZone(zone)) + ")"))
                .collect(Collectors.joining(" / "));
    }

    private static String time(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern("HH:mm").format(at.atZone(zone));
    }

    private static DateTimeFormatter day(FormatStyle style, Locale language) {
        return DateTimeFormatter.ofLocalizedDate(style)
                .localizedBy(language.getLanguage().equals("fr") ? Locale.FRANCE : Locale.UK);
    }

    private static String city(ZoneId zone, Locale language) {
        var name = zone.getId().replaceFirst(".*/", "");
        var key = "hr.interview.city." + name.toLowerCase(Locale.ROOT);
        return Texts.has(key) ? Texts.text(language, key) : name.replace('_', ' ');
    }
}
