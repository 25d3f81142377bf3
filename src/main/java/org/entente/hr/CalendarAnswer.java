package org.entente.hr;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entente.mail.MailFile;
import org.entente.mail.MailMessage;
import org.jspecify.annotations.Nullable;

/**
 * What somebody's calendar says to an invitation: {@code REPLY} or {@code COUNTER} (RFC 5546 sections 3.2.3 and 3.2.7).
 *
 * @param attendee the address that answers, in lower case
 * @param answer {@code accepted}, {@code declined}, {@code tentative} or {@code counter}
 * @param proposedAt of a counter; null where nobody can say in which zone it is meant
 */
record CalendarAnswer(
        String uid,
        int sequence,
        @Nullable Instant stamp,
        String attendee,
        String answer,
        @Nullable Instant proposedAt,
        String comment) {
    private static final int LARGEST = 256 * 1024;
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final Map<String, String> ANSWERS =
            Map.of("ACCEPTED", "accepted", "DECLINED", "declined", "TENTATIVE", "tentative");
    /** What Outlook calls the zones that people here live in (Unicode CLDR, windowsZones). */
    private static final Map<String, String> WINDOWS = Map.of(
            "Romance Standard Time", "Europe/Paris",
            "GMT Standard Time", "Europe/London",
            "W. Europe Standard Time", "Europe/Berlin",
            "Central Europe Standard Time", "Europe/Budapest",
            "Central European Standard Time", "Europe/Warsaw",
            "Eastern Standard Time", "America/New_York",
            "UTC", "UTC");

    /** The first one in a mail; what is damaged is none, and the mail a mail as any other. */
    static Optional<CalendarAnswer> in(MailMessage message) {
        var from = message.from() == null ? "" : message.from().address();
        return message.files().stream()
                .filter(CalendarAnswer::isCalendar)
                .flatMap(file -> read(new String(file.octets(), StandardCharsets.UTF_8), from).stream())
                .findFirst();
    }

    private static boolean isCalendar(MailFile file) {
        var type = file.type().toLowerCase(Locale.ROOT);
        return file.octets().length <= LARGEST
                && (type.startsWith("text/calendar")
                        || type.startsWith("application/ics")
                        || file.name().toLowerCase(Locale.ROOT).endsWith(".ics"));
    }

    /** @param from who sent it: the one of several attendees that speaks */
    static Optional<CalendarAnswer> read(String calendar, String from) {
        var of = new HashMap<String, CalendarProperty>();
        var attendees = new ArrayList<CalendarProperty>();
        var within = new ArrayDeque<String>();
        boolean read = false;
        for (var each : CalendarProperty.all(calendar)) {
            if (each.name().equals("BEGIN")) {
                within.push(each.value().toUpperCase(Locale.ROOT));
            } else if (each.name().equals("END")) {
                read |= "VEVENT".equals(within.poll());
            } else if ("VCALENDAR".equals(within.peek()) && each.name().equals("METHOD")) {
                of.put("METHOD", each);
            } else if ("VEVENT".equals(within.peek()) && !read) {
                of.putIfAbsent(each.name(), each);
                if (each.name().equals("ATTENDEE")) {
                    attendees.add(each);
                }
            }
        }
        var attendee = attendees.stream()
                .filter(each -> each.address().equalsIgnoreCase(from))
                .findFirst()
                .or(() -> attendees.stream().findFirst());
        if (!read || value(of, "UID").isEmpty() || !value(of, "SEQUENCE").matches("\\d{0,6}")) {
            return Optional.empty();
        }
        return attendee.flatMap(who -> read(of, who));
    }

    private static Optional<CalendarAnswer> read(Map<String, CalendarProperty> of, CalendarProperty attendee) {
        boolean counters = value(of, "METHOD").equalsIgnoreCase("COUNTER");
        var said = attendee.parameter("PARTSTAT").toUpperCase(Locale.ROOT);
        var comment = of.get("COMMENT");
        return Optional.ofNullable(
                        counters ? "counter" : value(of, "METHOD").equalsIgnoreCase("REPLY") ? ANSWERS.get(said) : null)
                .map(given -> new CalendarAnswer(
                        value(of, "UID"),
                        Integer.parseInt("0" + value(of, "SEQUENCE")),
                        instant(of.get("DTSTAMP")),
                        attendee.address(),
                        given,
                        counters ? instant(of.get("DTSTART")) : null,
                        comment == null ? "" : comment.text()));
    }

    private static String value(Map<String, CalendarProperty> of, String name) {
        var property = of.get(name);
        return property == null ? "" : property.value().strip();
    }

    private static @Nullable Instant instant(@Nullable CalendarProperty time) {
        try {
            if (time == null) {
                return null;
            }
            if (time.value().endsWith("Z")) {
                return LocalDateTime.parse(
                                time.value().substring(0, time.value().length() - 1), LOCAL)
                        .toInstant(ZoneOffset.UTC);
            }
            var zone = time.parameter("TZID");
            return LocalDateTime.parse(time.value(), LOCAL)
                    .atZone(ZoneId.of(WINDOWS.getOrDefault(zone, zone)))
                    .toInstant();
        } catch (DateTimeException unknown) {
            return null;
        }
    }
}
