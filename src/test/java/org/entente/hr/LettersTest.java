package org.entente.hr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.mail.MailMessage;
import org.entente.mail.MailReading;
import org.entente.mail.PlainMail;
import org.entente.people.CurrentPerson;
import org.entente.people.People;
import org.entente.people.Profile;
import org.entente.people.Role;
import org.entente.site.Database;
import org.entente.site.PlainDatabase;
import org.entente.site.PlainSite;
import org.entente.site.Problem;
import org.entente.site.Site;
import org.entente.web.PlainPages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What candidates are written, and what they answer, on a real database. */
class LettersTest {
    private static final Database database = PlainDatabase.shared();
    private static final Site site = PlainSite.fr();
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @TempDir
    private static Path directory;

    private final Profile hr = person("fr-hr", Role.HR, Locale.FRENCH);
    private final Profile manager = person("fr-sales-manager", Role.EMPLOYEE, Locale.ENGLISH);
    private final String sender = "c" + UUID.randomUUID() + "@x.example";
    private final People people = new People() {
        @Override
        public Optional<Profile> find(String id) {
            return active().stream().filter(each -> each.id().equals(id)).findFirst();
        }

        @Override
        public List<Profile> active() {
            return List.of(hr, manager);
        }
    };

    private PlainMail mail;
    private PlainRoom room;
    private ApplicationMail door;
    private ApplicationList list;
    private Applications applications;
    private Letters letters;
    private LetterBeginning beginning;
    private LetterTemplates templates;
    private ComingInterviews coming;
    private Shredding erasure;
    private InterviewClock clock;

    private static Profile person(String id, Role role, Locale language) {
        return PlainRoom.person(id, "Name of " + id, role, language, PARIS);
    }

    @BeforeEach
    void begin() {
        mail = new PlainMail(database, directory);
        room = new PlainRoom(database, mail, Map.of());
        room.clear();
        database.update("delete from letter_template");
        clock = new InterviewClock(PARIS, List.of(LONDON));
        door = room.door;
        list = room.list;
        applications = room.applications;
        erasure = room.shredding;
        templates = new LetterTemplates(database);
        var interviews = new Interviews(database, people, mail.site());
        var words = new LetterWords(room.openings, clock, site);
        beginning = new LetterBeginning(words, clock);
        letters = new Letters(
                applications,
                room.changes,
                templates,
                words,
                room.correspondence,
                new Invitations(interviews, room.correspondence, clock, people, site, room.audit),
                clock,
                people,
                site,
                room.audit);
        coming = new ComingInterviews(database, room.openings, room.keys, interviews, clock, room.audit);
    }

    /** A French application to the opening, and its id. */
    private String applied() {
        receive(
                sender,
                "To: jobs+fr-2026-001@fr.example\nSubject: Candidature",
                "Madame, je vous adresse ma candidature pour le poste");
        return list.list(hr, ApplicationQuery.of(null, null, null, null), 50)
                .items()
                .get(0)
                .id();
    }

    private void receive(String from, String headers, String text) {
        mail.receive(door, "Return-Path: <" + from + ">\nFrom: Zoé Martin <" + from + ">\n" + headers + "\n\n" + text);
    }

    private LetterForm begun(String id, String kind, String interview) {
        var fields = Map.of("kind", List.of(kind), "interview", List.of(interview));
        return beginning.of(letters.form(id, fields, hr), hr);
    }

    private static Map<String, List<String>> with(LetterForm form, String... changed) {
        var fields = new HashMap<>(form.fields());
        for (int i = 0; i < changed.length; i += 2) {
            fields.put(changed[i], List.of(changed[i + 1]));
        }
        return fields;
    }

    /** Looks at it and sends it. @return what was looked at */
    private LetterForm.Preview sent(String id, Map<String, List<String>> fields) {
        var form = letters.form(id, fields, hr);
        var seen = letters.previewed(form).preview();
        assertTrue(letters.send(id, with(form, "seen", form.mark()), request(form), hr));
        return seen;
    }

    private static UUID request(LetterForm form) {
        return UUID.fromString(form.value("request"));
    }

    /** What was mailed to that address, the last one last. */
    private List<MailMessage> mailed(String address) {
        return database.list(
                "select m.id from outgoing_mail m join mail_delivery d on d.mail = m.id where d.address = ?"
                        + " order by m.id",
                row -> MailReading.read(mail.text(row.getLong(1))),
                address);
    }

    private static String calendar(MailMessage message) {
        return new String(message.files().get(0).octets(), StandardCharsets.UTF_8);
    }

    private Interview interview(String id) {
        return applications.find(id, hr).interviews().get(0);
    }

    private String invited(String id) {
        sent(id, with(begun(id, "invitation", ""), "date", "2031-11-12", "time", "10:00", "place", "Salle 3"));
        return interview(id).id();
    }

    private void answer(String from, String to, String interview, String more) {
        receive(
                from,
                "To: " + to + "\nSubject: Accepté\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b",
                "--b\n\nOui\n--b\nContent-Type: text/calendar; charset=utf-8; method=REPLY\n\n"
                        + "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:" + interview + "@fr.example\n" + more
                        + "\nEND:VEVENT\nEND:VCALENDAR\n--b--\n");
    }

    @Test
    void refuseInTheWordsThatWereSeenOnceAndKeepThem() {
        var id = applied();
        var form = begun(id, "refusal", "");
        assertEquals("others", form.value("reason"));
        assertTrue(form.value("text")
                .startsWith("Bonjour Zoé Martin,\n\nnous vous remercions de votre candidature pour"
                        + " Sales engineer (FR-2026-001)"));
        var chosen = beginning.lettered(letters.form(id, with(form, "reason", "filled"), hr));
        assertTrue(chosen.value("text").contains("n’est plus à pourvoir"), chosen.value("text"));

        var fields = with(chosen, "text", "Bonjour,\r\n\r\nmarqueur {name}");
        assertFalse(letters.form(
                        id, with(chosen, "seen", letters.form(id, fields, hr).mark()), hr)
                .isSeen());
        var seen = sent(id, fields);
        assertTrue(letters.send(id, fields, request(form), hr));

        assertTrue(letters.isSent(request(form)));
        assertFalse(letters.isSent(UUID.randomUUID()));
        assertEquals("Entente France <jobs@fr.example>", seen.from());
        assertTrue(seen.replyTo().matches("jobs\\+fr-2026-001\\+[0-9a-f]{32}@fr\\.example"), seen.replyTo());
        assertEquals("Bonjour,\n\nmarqueur Zoé Martin", seen.text());
        var got = mailed(sender);
        assertEquals(2, got.size());
        assertEquals(seen.text(), got.get(1).text().strip());
        assertEquals(seen.subject(), got.get(1).subject());
        assertEquals(seen.replyTo(), got.get(1).replyTo().get(0).address());
        assertEquals(List.of(got.get(0).messageId()), got.get(1).inReplyTo());
        assertTrue(got.get(1).header("Auto-Submitted").isEmpty());

        var detail = applications.find(id, manager);
        assertEquals("refused", detail.stage());
        assertEquals("Le poste est pourvu ou retiré", detail.notes().get(0).text());
        var kept = detail.messages().get(2);
        assertEquals(seen.text(), kept.text());
        assertEquals("refusal", kept.kind());
        assertEquals("waiting", kept.delivery());
        database.update(
                "update mail_delivery set state = 'bounced', next_at = null where address = ? and mail ="
                        + " (select max(id) from outgoing_mail)",
                sender);
        assertEquals(
                List.of("waiting", "bounced"),
                applications.find(id, hr).messages().stream()
                        .skip(1)
                        .map(ApplicationMessage::delivery)
                        .toList());
        assertEquals(
                List.of("wrote", "stage"),
                applications.log(id, hr).stream()
                        .map(AuditEntry::action)
                        .filter(List.of("wrote", "stage")::contains)
                        .toList());
        assertEquals(
                0L,
                database.first(
                                "select count(*) from application_message m where m::text ilike '%marqueur%'",
                                row -> row.getLong(1))
                        .orElseThrow());
        receive(sender, "To: " + seen.replyTo() + "\nSubject: Re", "Merci");
        assertEquals(4, applications.find(id, hr).messages().size());

        erasure.erase(id, "request", hr);
        assertEquals(List.of(), mailed(sender));
    }

    /** What was looked at is bound to the application as it was: whose address, which words, and which mails. */
    @Test
    void goToNobodyWhoWasNotLookedAtAndRefuseOnce() {
        var id = applied();
        var one = looked(begun(id, "refusal", ""), "stage", "");
        var other = looked(begun(id, "refusal", ""), "stage", "");
        assertTrue(letters.send(id, one.fields(), request(one), hr));
        assertFalse(letters.send(id, other.fields(), request(other), manager));
        assertEquals(2, mailed(sender).size());

        var message = looked(begun(id, "message", ""));
        room.changes.correct(id, new ApplicationCorrection(null, "else@x.example", null, null, null), null, hr);
        assertFalse(letters.send(id, message.fields(), request(message), hr));
        assertEquals(List.of(), mailed("else@x.example"));
        message = looked(begun(id, "message", ""));
        receive(sender, "To: " + letters.previewed(message).preview().replyTo() + "\nSubject: Re", "Je me retire");
        assertFalse(letters.send(id, message.fields(), request(message), hr));

        var again = letters.form(id, with(message, "send", "1"), hr);
        assertTrue(again.isStale());
        var page =
                PlainPages.html("hr/letter", new LetterPages.Sheet(letters.previewed(again), "Paris"), Locale.ENGLISH);
        assertTrue(page.contains("Nothing was sent: this is not what you looked at"), page);
        message = looked(again);
        assertFalse(message.isStale());
        assertTrue(letters.send(id, message.fields(), request(message), hr));
        assertEquals(1, mailed("else@x.example").size());
    }

    private LetterForm looked(LetterForm form, String... changed) {
        var typed = form.with(with(form, changed));
        return typed.with(with(typed, "seen", typed.mark()));
    }

    @Test
    void inviteWithBothClocksAndACalendarForEverybody() {
        var id = applied();
        var seen =
                sent(id, with(begun(id, "invitation", ""), "date", "2031-11-12", "time", "10:00", "place", "Salle 3"));

        assertTrue(
                seen.text().contains("mercredi 12 novembre 2031, 10:00 Paris / 09:00 Londres\n45 minutes\nSalle 3"),
                seen.text());
        assertEquals(
                List.of("Name of fr-hr <fr-hr@fr.example>", "Name of fr-sales-manager <fr-sales-manager@fr.example>"),
                seen.copies());
        var got = mailed(sender).get(1);
        assertEquals(seen.text(), got.text().strip());
        assertEquals(2, got.files().size());
        assertEquals("text/calendar", got.files().get(0).type());
        assertEquals("entretien.ics", got.files().get(1).name());
        var calendar = calendar(got);
        assertEquals(calendar, new String(got.files().get(1).octets(), StandardCharsets.UTF_8));
        assertTrue(calendar.contains("METHOD:REQUEST\r\n"), calendar);
        assertTrue(calendar.contains("DTSTART;TZID=Europe/Paris:20311112T100000\r\n"), calendar);
        var unfolded = calendar.replace("\r\n ", "");
        assertTrue(unfolded.contains("mailto:" + seen.replyTo()), calendar);
        assertTrue(unfolded.contains("RSVP=TRUE:mailto:" + sender), calendar);
        var octets = database.first(
                        "select id from outgoing_mail order by id offset 1 limit 1",
                        row -> new String(mail.text(row.getLong(1)), StandardCharsets.UTF_8))
                .orElseThrow();
        assertTrue(octets.contains("Content-Type: text/calendar; charset=UTF-8; method=REQUEST"), octets);

        var english = mailed("fr-sales-manager@fr.example").get(0);
        assertTrue(english.text().contains("10:00 Paris / 09:00 London"), english.text());
        assertTrue(english.subject().startsWith("Interview: Zoé Martin"), english.subject());
        var copy = calendar(mailed("fr-sales-manager@fr.example").get(0)).replace("\r\n ", "");
        assertTrue(copy.contains(":mailto:fr-hr@fr.example") && !copy.contains(sender), copy);
        assertEquals(1, mailed("fr-hr@fr.example").size());
        assertEquals("interview", applications.find(id, hr).stage());
        assertEquals(
                "entretien.ics",
                applications.find(id, hr).messages().get(2).files().get(0).name());
        assertEquals(
                "mercredi 12 novembre 2031, 10:00 Paris / 09:00 Londres",
                coming.of(manager, Locale.FRENCH).get(0).when());
        assertEquals(
                "listed",
                applications
                        .log(id, hr)
                        .get(applications.log(id, hr).size() - 1)
                        .action());
    }

    @Test
    void noteWhoAnswersToAnInvitationAndNobodyElse() {
        var id = applied();
        var interview = invited(id);
        var token = calendar(mailed(sender).get(1))
                .replace("\r\n ", "")
                .replaceAll("(?s).*ORGANIZER[^:]*:mailto:(\\S+).*", "$1");

        answer(
                sender,
                token,
                interview,
                "SEQUENCE:0\nDTSTAMP:20301112T100200Z\nATTENDEE;PARTSTAT=TENTATIVE:mailto:" + sender);
        assertEquals("tentative", interview(id).answers().get(0).answer());
        answer(
                sender,
                "jobs@fr.example",
                interview,
                "DTSTAMP:20301112T100300Z\nCOMMENT:Volontiers\nATTENDEE;PARTSTAT=ACCEPTED:mailto:" + sender);
        answer(sender, token, interview, "DTSTAMP:20301112T100100Z\nATTENDEE;PARTSTAT=DECLINED:mailto:" + sender);
        answer(
                "fr-sales-manager@fr.example",
                "jobs@fr.example",
                interview,
                "ATTENDEE;PARTSTAT=DECLINED:mailto:fr-sales-manager@fr.example");
        answer(sender, token, interview, "ATTENDEE;PARTSTAT=ACCEPTED:mailto:fr-hr@fr.example");
        answer("fr-hr@fr.example", token, interview, "ATTENDEE;PARTSTAT=DECLINED:mailto:" + sender);
        answer("other@x.example", token, interview, "ATTENDEE;PARTSTAT=ACCEPTED:mailto:other@x.example");
        answer(sender, token, interview, "UID:broken\n:::");

        assertEquals(
                1,
                list.list(hr, ApplicationQuery.of(null, null, null, null), 50)
                        .items()
                        .size());
        assertEquals(3 + 8, applications.find(id, hr).messages().size());
        assertEquals(
                List.of("candidate accepted Volontiers", "fr-sales-manager declined "),
                interview(id).answers().stream()
                        .map(each -> each.who() + " " + each.answer() + " " + each.comment())
                        .toList());
        assertEquals(
                3,
                applications.log(id, hr).stream()
                        .filter(each -> each.action().equals("interview-answered"))
                        .count());
        var page = PlainPages.html(
                "hr/interviews", new InterviewPages.Calendar(coming.of(hr, Locale.ENGLISH)), Locale.ENGLISH);
        assertTrue(page.contains("Accepted by the candidate, "), page);
        assertTrue(page.contains("Declined by Name of fr-sales-manager, "), page);
    }

    @Test
    void areOfNoInterviewThatIsErasedWhileTheyAreListed() {
        var id = applied();
        invited(id);
        room.meanwhile = () -> room.shredding.erase(id, "mistake", hr);
        assertEquals(List.of(), coming.of(hr, Locale.ENGLISH));
    }

    @Test
    void moveAndCancelWhatWasAgreed() {
        var id = applied();
        var interview = invited(id);
        answer(sender, "jobs@fr.example", interview, "SEQUENCE:0\nATTENDEE;PARTSTAT=ACCEPTED:mailto:" + sender);
        assertEquals(
                404,
                assertThrows(Problem.class, () -> begun(id, "message", interview))
                        .status());
        var form = begun(id, "invitation", interview);
        assertEquals(
                List.of("2031-11-12", "10:00", "Salle 3"),
                List.of(form.value("date"), form.value("time"), form.value("place")));
        sent(id, with(form, "time", "11:30", "people", "fr-hr"));

        assertEquals(1, applications.find(id, hr).interviews().size());
        assertEquals(1, interview(id).sequence());
        assertEquals(Instant.parse("2031-11-12T10:30:00Z"), interview(id).startsAt());
        assertEquals(List.of(), interview(id).answers());
        answer(sender, "jobs@fr.example", interview, "SEQUENCE:0\nATTENDEE;PARTSTAT=ACCEPTED:mailto:" + sender);
        assertEquals(List.of(), interview(id).answers());
        var left = mailed("fr-sales-manager@fr.example");
        var off = calendar(left.get(1)).replace("\r\n ", "");
        assertTrue(off.contains("METHOD:CANCEL\r\n") && off.contains("SEQUENCE:1\r\n"), off);
        assertTrue(off.contains("DTSTART;TZID=Europe/Paris:20311112T100000\r\n"), off);
        assertTrue(off.contains(":mailto:fr-sales-manager@") && !off.contains(":mailto:fr-hr@"), off);
        assertTrue(left.get(1).text().contains("10:00 Paris"), left.get(1).text());
        assertTrue(calendar(mailed("fr-hr@fr.example").get(1)).contains("SEQUENCE:1\r\n"));
        receive(
                sender,
                "To: jobs@fr.example\nSubject: Autre\nMIME-Version: 1.0\nContent-Type: text/calendar; method=COUNTER",
                "BEGIN:VCALENDAR\nMETHOD:COUNTER\nBEGIN:VEVENT\nUID:" + interview + "@fr.example\nSEQUENCE:1\n"
                        + "DTSTART;TZID=Europe/London:20311113T140000\nATTENDEE:mailto:" + sender
                        + "\nEND:VEVENT\nEND:VCALENDAR\n");
        assertEquals(
                Instant.parse("2031-11-13T14:00:00Z"),
                interview(id).answers().get(0).proposedAt());

        var seen = sent(id, begun(id, "cancellation", interview).fields());
        assertTrue(seen.text().contains("11:30 Paris / 10:30 Londres"), seen.text());
        var calendar = calendar(mailed(sender).get(3));
        assertTrue(calendar.contains("METHOD:CANCEL\r\n") && calendar.contains("SEQUENCE:2\r\n"), calendar);
        assertTrue(calendar.contains("UID:" + interview + "@fr.example\r\n"), calendar);
        assertTrue(interview(id).cancelled());
        assertEquals(
                List.of(
                        "invited " + interview + " fr-hr fr-sales-manager",
                        "invited " + interview + " fr-hr",
                        "cancelled " + interview + " fr-sales-manager",
                        "cancelled " + interview + " fr-hr"),
                applications.log(id, hr).stream()
                        .filter(each -> each.action().matches("invited|cancelled"))
                        .map(each -> each.action() + " " + each.detail())
                        .toList());
        assertEquals(List.of(), coming.of(hr, Locale.FRENCH));
        assertEquals(
                404,
                assertThrows(Problem.class, () -> begun(id, "cancellation", interview))
                        .status());
    }

    @Test
    void sayWhatIsWrongBeforeAnythingIsSent() {
        var id = applied();
        var form = begun(id, "invitation", "");
        var bad = with(
                form,
                "date",
                "2027-03-28",
                "time",
                "02:30",
                "minutes",
                "4",
                "place",
                " ",
                "subject",
                "",
                "text",
                "Venez");
        bad.put("people", List.of("nobody"));
        var seen = looked(form.with(bad)).fields();
        var faults = assertThrows(Problem.class, () -> letters.send(id, seen, UUID.randomUUID(), hr))
                .faults();
        assertEquals(
                List.of("subject", "date", "minutes", "place", "people", "text"),
                faults.stream().map(Problem.Fault::field).toList());
        assertEquals("hr.interview.fault.gap", faults.get(1).message());
        var past = letters.form(id, with(form, "date", "2020-01-01", "time", "10:00"), hr);
        assertEquals(
                "hr.notice.fault.past",
                assertThrows(Problem.class, () -> letters.previewed(past))
                        .faults()
                        .get(0)
                        .message());
        assertEquals(1, mailed(sender).size());
        assertEquals(
                404, assertThrows(Problem.class, () -> begun(id, "poem", "")).status());
        assertEquals(
                404,
                assertThrows(
                                Problem.class,
                                () -> letters.form(
                                        id, Map.of("kind", List.of("message")), person("x", Role.ADMIN, Locale.FRENCH)))
                        .status());
        var page = PlainPages.html(
                "hr/letter",
                new LetterPages.Sheet(past.with(null, faults), clock.city(Locale.ENGLISH)),
                Locale.ENGLISH);
        assertTrue(page.contains("Time in Paris") && page.contains("An interview takes 5 to 600 minutes."), page);
    }

    @Test
    void beginWithWhatHrMadeOfThem() {
        var changed = templates.find("others").orElseThrow();
        var french = new LetterText("Autre", "Au sujet de {opening}", "Bonjour {name}, {reference} {site} {unknown}");
        var wish = new LetterTemplate(
                "others", "refusal", true, 0, Map.of("en", changed.text(Locale.ENGLISH), "fr", french));
        assertEquals(
                403,
                assertThrows(Problem.class, () -> templates.save(wish, manager)).status());
        templates.save(wish, hr);
        assertEquals(
                412, assertThrows(Problem.class, () -> templates.save(wish, hr)).status());

        var form = begun(applied(), "refusal", "");
        assertEquals("Au sujet de Sales engineer (FR-2026-001)", form.value("subject"));
        assertEquals("Bonjour Zoé Martin, FR-2026-001 Entente France {unknown}", form.value("text"));

        var own = LetterTemplates.fresh();
        assertEquals(
                6,
                assertThrows(Problem.class, () -> templates.save(own, hr))
                        .faults()
                        .size());
        templates.save(new LetterTemplate(own.id(), "refusal", false, 0, Map.of("en", french, "fr", french)), hr);
        assertEquals(7, templates.all().size());
        assertEquals(4, templates.of("refusal").size());
        assertEquals(
                404,
                assertThrows(
                                Problem.class,
                                () -> templates.save(new LetterTemplate("odd", "refusal", true, 0, wish.texts()), hr))
                        .status());
        var odd = letters.form(applied(), with(form, "text", "Bonjour {when}"), hr);
        assertEquals(
                "hr.letter.fault.interview",
                assertThrows(Problem.class, () -> letters.previewed(odd))
                        .faults()
                        .get(0)
                        .message());
        var page = PlainPages.html("hr/letters", new LetterTemplatePages.Shelf(templates.all()), Locale.ENGLISH);
        assertTrue(page.contains("Not in use") && page.contains("The profile does not fit"), page);
        var sheet = PlainPages.html(
                "hr/lettertemplate", new LetterTemplatePages.Sheet(wish, true, List.of()), Locale.ENGLISH);
        assertTrue(sheet.contains("{reference}") && sheet.contains("Bonjour {name}"), sheet);
    }

    /** Who sees no applications is not told that there are letters about them. */
    @Test
    void areShownToHrAloneAndAreNothingToOthers() {
        assertEquals(6, shelf(hr));
        assertEquals(403, assertThrows(Problem.class, () -> shelf(manager)).status());
        var stranger = person("fr-it", Role.ADMIN, Locale.FRENCH);
        assertEquals(404, assertThrows(Problem.class, () -> shelf(stranger)).status());
    }

    private int shelf(Profile person) {
        var current = new CurrentPerson();
        current.signedIn(person);
        new LetterTemplatePages(current, templates, room.openings, null).all();
        return templates.all().size();
    }
}
