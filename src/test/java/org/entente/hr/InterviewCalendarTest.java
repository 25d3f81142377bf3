package org.entente.hr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DateProperty;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import org.entente.mail.Mailbox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What we write to calendars, read by another implementation; and what they answer. */
class InterviewCalendarTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final Instant NOON = Instant.parse("2026-11-12T12:00:00Z");

    private static String calendar(String method, Instant at, ZoneId zone, String summary, String place) {
        var plan = new InterviewPlan(at, 45, place, List.of("fr-hr"));
        return new String(
                new InterviewCalendar(
                                "a@fr.example",
                                3,
                                plan,
                                zone,
                                new Mailbox("Entente; \"France\", Été", "jobs+0123@fr.example"),
                                List.of(
                                        new Mailbox("Zoé, Martin: x", "zoe@x.example"),
                                        new Mailbox("", "hr@fr.example")),
                                summary,
                                "One\nTwo; three, four\\five")
                        .write(method, NOON),
                StandardCharsets.UTF_8);
    }

    /** It asks nobody else about zones. */
    @BeforeAll
    static void alone() {
        System.setProperty("net.fortuna.ical4j.timezone.update.enabled", "false");
        System.setProperty("net.fortuna.ical4j.timezone.cache.impl", "net.fortuna.ical4j.util.MapTimeZoneCache");
    }

    private static Calendar read(String calendar) throws Exception {
        var read = new CalendarBuilder().build(new StringReader(calendar));
        assertFalse(read.validate().hasErrors(), () -> calendar);
        return read;
    }

    private static VEvent event(Calendar calendar) {
        return calendar.<VEvent>getComponents("VEVENT").get(0);
    }

    private static String value(VEvent event, String name) {
        return event.getProperty(name).orElseThrow().getValue();
    }

    private static String parameter(Property of, String name) {
        return of.getParameter(name).map(each -> each.getValue()).orElse("");
    }

    private static List<Instant> around(ZoneId zone) {
        return Stream.iterate(
                        zone.getRules().nextTransition(Instant.parse("2026-01-01T00:00:00Z")),
                        change -> change != null,
                        change -> zone.getRules().nextTransition(change.getInstant()))
                .limit(3)
                .flatMap(change -> IntStream.rangeClosed(-12, 12)
                        .mapToObj(hour -> change.getInstant().plusSeconds(hour * 3600L)))
                // an hour that comes twice is meant the first time, by us and by RFC 5545
                .filter(at -> at.atZone(zone)
                        .toLocalDateTime()
                        .atZone(zone)
                        .toInstant()
                        .equals(at))
                .toList();
    }

    /** Another implementation, which knows these zones itself, on the days on which clocks change. */
    @ParameterizedTest
    @ValueSource(strings = {"Europe/Paris", "Europe/London"})
    void beginsAndEndsWhenItIsSaidTo(String name) throws Exception {
        var zone = ZoneId.of(name);
        for (var at : around(zone)) {
            var event = event(read(calendar("REQUEST", at, zone, "x", "y")));
            assertEquals(at, instant(event, "DTSTART"));
            assertEquals(at.plusSeconds(45 * 60), instant(event, "DTEND"));
        }
    }

    private static Instant instant(VEvent event, String name) {
        return ((ZonedDateTime)
                        event.<DateProperty<?>>getProperty(name).orElseThrow().getDate())
                .toInstant();
    }

    /** By the letter of RFC 5545 section 3.6.5: the offset is that of the observance whose onset was the last one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Paris",
                "Europe/London",
                "America/New_York",
                "America/Nuuk",
                "Africa/Casablanca",
                "Australia/Lord_Howe",
                "Asia/Kolkata",
                "UTC"
            })
    void explainsEveryZoneAroundChangesOfTheClock(String name) throws Exception {
        var zone = ZoneId.of(name);
        var moments = around(zone);
        for (var at : moments.isEmpty() ? List.of(NOON) : moments) {
            var calendar = read(calendar("REQUEST", at, zone, "x", "y"));
            var onsets = new TreeMap<Instant, ZoneOffset>();
            for (var each :
                    calendar.<VTimeZone>getComponents("VTIMEZONE").get(0).getObservances()) {
                var first = LocalDateTime.parse(
                        each.getProperty("DTSTART").orElseThrow().getValue(), LOCAL);
                var before = each.<TzOffsetFrom>getProperty("TZOFFSETFROM")
                        .orElseThrow()
                        .getOffset();
                var after =
                        each.<TzOffsetTo>getProperty("TZOFFSETTO").orElseThrow().getOffset();
                for (var onset : each.getProperty("RRULE").isPresent() ? yearly(each, first) : List.of(first)) {
                    onsets.put(onset.toInstant(before), after);
                }
            }
            var told = onsets.floorEntry(at);
            assertEquals(zone.getRules().getOffset(at), told == null ? null : told.getValue(), name + " " + at);
        }
    }

    private static List<LocalDateTime> yearly(Observance of, LocalDateTime first) {
        var rule = of.getProperty("RRULE").orElseThrow().getValue();
        var read = Pattern.compile("FREQ=YEARLY;BYMONTH=(\\d+);BYDAY=(-?\\d)(MO|TU|WE|TH|FR|SA|SU)")
                .matcher(rule);
        assertTrue(read.matches(), rule);
        var day = Stream.of(DayOfWeek.values())
                .filter(each -> each.name().startsWith(read.group(3)))
                .findFirst()
                .orElseThrow();
        return IntStream.range(0, 3)
                .mapToObj(more -> first.withDayOfMonth(1)
                        .plusYears(more)
                        .withMonth(Integer.parseInt(read.group(1)))
                        .with(TemporalAdjusters.dayOfWeekInMonth(Integer.parseInt(read.group(2)), day)))
                .toList();
    }

    @Test
    void tellsTheRulesOfTheYearWhereThereAreSome() {
        var calendar = calendar("REQUEST", NOON, PARIS, "x", "y");
        assertTrue(
                calendar.contains("BEGIN:DAYLIGHT\r\nDTSTART:20250330T020000\r\nTZOFFSETFROM:+0100\r\n"
                        + "TZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n"),
                calendar);
        assertTrue(
                calendar.contains("BEGIN:STANDARD\r\nDTSTART:20251026T030000\r\nTZOFFSETFROM:+0200\r\n"
                        + "TZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"),
                calendar);
        assertTrue(
                calendar("REQUEST", NOON, LONDON, "x", "y").contains("DTSTART;TZID=Europe/London:20261112T120000\r\n"));
    }

    @Test
    void isReadAsItWasMeant() throws Exception {
        var summary = "Entretien ; « Ingénieur, commercial » \\ " + "é".repeat(100) + " 😀".repeat(40);
        var calendar = calendar("REQUEST", NOON, PARIS, summary, "12, rue de la Paix\nParis");
        for (var line : calendar.split("\r\n")) {
            assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
            assertEquals(line, new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        }
        assertEquals(-1, calendar.replace("\r\n", "").indexOf('\n'));
        assertTrue(calendar.contains("\r\nMETHOD:REQUEST\r\n"));

        var event = event(read(calendar));
        assertEquals("a@fr.example", value(event, "UID"));
        assertEquals("3", value(event, "SEQUENCE"));
        assertEquals(summary, value(event, "SUMMARY"));
        assertEquals("One\nTwo; three, four\\five", value(event, "DESCRIPTION"));
        assertEquals("12, rue de la Paix\nParis", value(event, "LOCATION"));
        var organizer = event.getProperty("ORGANIZER").orElseThrow();
        assertEquals("mailto:jobs+0123@fr.example", organizer.getValue());
        assertEquals("Entente; 'France', Été", parameter(organizer, "CN"));
        var candidate = event.getProperties("ATTENDEE").get(0);
        assertEquals("mailto:zoe@x.example", candidate.getValue());
        assertEquals("Zoé, Martin: x", parameter(candidate, "CN"));
        assertEquals("TRUE", parameter(candidate, "RSVP"));
        assertEquals("NEEDS-ACTION", parameter(candidate, "PARTSTAT"));
        var cancelled = event(read(calendar("CANCEL", NOON, PARIS, "x", "y")));
        assertEquals("CANCELLED", value(cancelled, "STATUS"));
        assertEquals("", parameter(cancelled.getProperties("ATTENDEE").get(0), "RSVP"));
    }

    @ParameterizedTest
    @CsvSource({
        "en, 2026-11-12T09:00:00Z, 'Thursday, 12 November 2026, 10:00 Paris / 09:00 London'",
        "fr, 2026-11-12T09:00:00Z, 'jeudi 12 novembre 2026, 10:00 Paris / 09:00 Londres'",
        "fr, 2026-03-29T08:00:00Z, 'dimanche 29 mars 2026, 10:00 Paris / 09:00 Londres'",
        "en, 2026-10-25T09:00:00Z, 'Sunday, 25 October 2026, 10:00 Paris / 09:00 London'",
        "en, 2026-11-12T23:30:00Z, 'Friday, 13 November 2026, 00:30 Paris / 23:30 London (12 Nov 2026)'"
    })
    void isSaidByBothClocks(String language, String at, String words) {
        var clock = new InterviewClock(PARIS, List.of(LONDON, PARIS));
        assertEquals(
                words.replace("Sunday,", "Sunday")
                        .replace("Thursday,", "Thursday")
                        .replace("Friday,", "Friday"),
                clock.words(Instant.parse(at), Locale.forLanguageTag(language))
                        .replace("Sunday,", "Sunday")
                        .replace("Thursday,", "Thursday")
                        .replace("Friday,", "Friday"));
    }

    @Test
    void isSaidOnceWhereAllClocksAgree() {
        var clock = new InterviewClock(PARIS, List.of(ZoneId.of("Europe/Berlin")));
        assertEquals("10:00", clock.times(Instant.parse("2026-11-12T09:00:00Z"), Locale.ENGLISH));
        assertEquals("Paris", clock.city(Locale.FRENCH));
        assertEquals(LocalDate.of(2026, 11, 12), NOON.atZone(clock.zone()).toLocalDate());
    }

    private static String answer(String method, String lines) {
        return "BEGIN:VCALENDAR\nMETHOD:" + method + "\nBEGIN:VTIMEZONE\nTZID:Romance Standard Time\n"
                + "BEGIN:STANDARD\nDTSTART:16010101T030000\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\n" + lines
                + "\nBEGIN:VALARM\nUID:not-this\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR\n";
    }

    @Test
    void takesAnAnswerHoweverItIsFolded() {
        var read = CalendarAnswer.read(
                        answer(
                                "REPLY",
                                "UID:a@fr.exa\n mple\nSEQUENCE:2\nDTSTAMP:20261112T100203Z\nCOMMENT:Oui\\, vol\r\n\tontiers\\n!\n"
                                        + "ATTENDEE;CN=\"Zoé: x; y\";PARTSTAT=accepted:MAILTO:Zoe@X.example"),
                        "")
                .orElseThrow();
        assertEquals(
                new CalendarAnswer(
                        "a@fr.example",
                        2,
                        Instant.parse("2026-11-12T10:02:03Z"),
                        "zoe@x.example",
                        "accepted",
                        null,
                        "Oui, volontiers\n!"),
                read);
    }

    @Test
    void takesAProposalInAZoneOfWindows() {
        var lines = "UID:a@fr.example\nDTSTART;TZID=%s:20261113T140000\nATTENDEE:mailto:other@x.example\n"
                + "ATTENDEE;PARTSTAT=TENTATIVE:mailto:zoe@x.example";
        var read = CalendarAnswer.read(answer("COUNTER", lines.formatted("Romance Standard Time")), "zoe@x.example")
                .orElseThrow();
        assertEquals("counter", read.answer());
        assertEquals("zoe@x.example", read.attendee());
        assertEquals(Instant.parse("2026-11-13T13:00:00Z"), read.proposedAt());
        assertNull(CalendarAnswer.read(answer("COUNTER", lines.formatted("Middle Earth")), "")
                .orElseThrow()
                .proposedAt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":::\n;;;\n=\"",
                "BEGIN:VEVENT",
                "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:a\nATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b",
                "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b\nEND:VEVENT",
                "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:a\nSEQUENCE:99999999999\nATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b\nEND:VEVENT",
                "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:a\nATTENDEE;PARTSTAT=DELEGATED:mailto:a@b\nEND:VEVENT",
                "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:a\nATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b\nEND:VEVENT"
            })
    void takesNothingFromWhatIsDamagedOrNoAnswer(String calendar) {
        assertTrue(CalendarAnswer.read(calendar, "a@b").isEmpty());
    }
}
