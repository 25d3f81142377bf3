package org.entente.hr;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.entente.mail.Mailbox;

/**
 * An interview as calendars exchange it (iTIP, RFC 5546): {@code REQUEST} asks for it or moves it, {@code CANCEL} takes
 * it back. The same {@code uid} with a higher {@code sequence} stands for the one before.
 *
 * @param organizer where answers go to
 * @param attendees who is asked to answer
 */
record InterviewCalendar(
        String uid,
        int sequence,
        InterviewPlan plan,
        ZoneId zone,
        Mailbox organizer,
        List<Mailbox> attendees,
        String summary,
        String description) {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    byte[] write(String method, Instant stamp) {
        boolean cancels = method.equals("CANCEL");
        var lines = new CalendarLines()
                .add("BEGIN", "VCALENDAR")
                .add("PRODID", "-//Entente//Interviews//EN")
                .add("VERSION", "2.0")
                .add("CALSCALE", "GREGORIAN")
                .add("METHOD", method);
        CalendarZone.write(lines, zone, plan.startsAt());
        lines.add("BEGIN", "VEVENT")
                .add("UID", uid)
                .add("DTSTAMP", UTC.format(stamp))
                .add("SEQUENCE", "" + sequence)
                .add("DTSTART;TZID=" + zone.getId(), CalendarZone.local(plan.startsAt(), zone))
                .add("DTEND;TZID=" + zone.getId(), CalendarZone.local(plan.endsAt(), zone))
                .add("SUMMARY", CalendarLines.text(summary))
                .add("DESCRIPTION", CalendarLines.text(description))
                .add("LOCATION", CalendarLines.text(plan.place()))
                .add("STATUS", cancels ? "CANCELLED" : "CONFIRMED")
                .add("ORGANIZER;CN=" + CalendarLines.parameter(organizer.name()), "mailto:" + organizer.address());
        for (var attendee : attendees) {
            lines.add(
                    "ATTENDEE;CN=" + CalendarLines.parameter(attendee.name()) + ";ROLE=REQ-PARTICIPANT"
                            + (cancels ? "" : ";PARTSTAT=NEEDS-ACTION;RSVP=TRUE"),
                    "mailto:" + attendee.address());
        }
        return lines.add("END", "VEVENT").add("END", "VCALENDAR").toString().getBytes(StandardCharsets.UTF_8);
    }
}
