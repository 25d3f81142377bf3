package org.entente.hr;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A zone as a calendar explains it to others (RFC 5545 section 3.6.5), by what Java knows of it: the rules of each year
 * where they can be told as such, else the two changes around the moment in question.
 */
final class CalendarZone {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    private CalendarZone() {}

    static String local(Instant at, ZoneId zone) {
        return LOCAL.format(LocalDateTime.ofInstant(at, zone));
    }

    static void write(CalendarLines lines, ZoneId zone, Instant at) {
        lines.add("BEGIN", "VTIMEZONE").add("TZID", zone.getId());
        var rules = zone.getRules();
        if (rules.isFixedOffset()) {
            observance(lines, false, LocalDateTime.of(1970, 1, 1, 0, 0), rules.getOffset(at), rules.getOffset(at), "");
        } else if (isYearly(rules, at)) {
            int year = at.atZone(zone).getYear() - 1;
            for (var rule : rules.getTransitionRules()) {
                change(lines, rules, rule.createTransition(year), yearly(rule));
            }
        } else {
            around(rules, at).forEach(each -> change(lines, rules, each, ""));
        }
        lines.add("END", "VTIMEZONE");
    }

    /** Those rules can be told in local days: the year before, the days and their names agree. */
    private static boolean isYearly(ZoneRules rules, Instant at) {
        int year = at.atZone(ZoneOffset.UTC).getYear();
        return !rules.getTransitionRules().isEmpty()
                && rules.getTransitionRules().stream()
                        .allMatch(rule -> isTold(rule)
                                && Stream.of(year - 1, year, year + 1)
                                        .map(rule::createTransition)
                                        .allMatch(change -> {
                                            var day = change.getDateTimeBefore();
                                            return day.getDayOfWeek() == rule.getDayOfWeek()
                                                    && day.getMonth() == rule.getMonth()
                                                    && change.equals(rules.nextTransition(
                                                            change.getInstant().minusSeconds(1)));
                                        }));
    }

    /** As the first, the second... or the last of its name in the month. */
    private static boolean isTold(ZoneOffsetTransitionRule rule) {
        int day = rule.getDayOfMonthIndicator();
        return rule.getDayOfWeek() != null && (isLast(rule) || day > 0 && day % 7 == 1 && day <= 22);
    }

    private static boolean isLast(ZoneOffsetTransitionRule rule) {
        int day = rule.getDayOfMonthIndicator();
        return day == -1
                || rule.getMonth() != Month.FEBRUARY && day == rule.getMonth().maxLength() - 6;
    }

    private static String yearly(ZoneOffsetTransitionRule rule) {
        return "FREQ=YEARLY;BYMONTH=" + rule.getMonth().getValue() + ";BYDAY="
                + (isLast(rule) ? -1 : rule.getDayOfMonthIndicator() / 7 + 1)
                + rule.getDayOfWeek().name().substring(0, 2);
    }

    private static Stream<ZoneOffsetTransition> around(ZoneRules rules, Instant at) {
        return Stream.of(
                        Optional.ofNullable(rules.previousTransition(at.plusSeconds(1))),
                        Optional.ofNullable(rules.nextTransition(at)))
                .flatMap(Optional::stream)
                .distinct();
    }

    private static void change(CalendarLines lines, ZoneRules rules, ZoneOffsetTransition change, String yearly) {
        observance(
                lines,
                rules.isDaylightSavings(change.getInstant()),
                change.getDateTimeBefore(),
                change.getOffsetBefore(),
                change.getOffsetAfter(),
                yearly);
    }

    private static void observance(
            CalendarLines lines,
            boolean summer,
            LocalDateTime begins,
            ZoneOffset before,
            ZoneOffset after,
            String yearly) {
        var name = summer ? "DAYLIGHT" : "STANDARD";
        lines.add("BEGIN", name)
                .add("DTSTART", LOCAL.format(begins))
                .add("TZOFFSETFROM", offset(before))
                .add("TZOFFSETTO", offset(after));
        if (!yearly.isEmpty()) {
            lines.add("RRULE", yearly);
        }
        lines.add("END", name);
    }

    private static String offset(ZoneOffset offset) {
        return offset.getTotalSeconds() == 0 ? "+0000" : offset.getId().replace(":", "");
    }
}
