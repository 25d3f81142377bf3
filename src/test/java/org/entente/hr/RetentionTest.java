package org.entente.hr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.event.Startup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.mail.PlainMail;
import org.entente.people.Role;
import org.entente.site.Database;
import org.entente.site.PlainDatabase;
import org.entente.site.Problem;
import org.entente.twosites.LoneMail;
import org.entente.twosites.SmtpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long applications are kept, and what is left of those that are not, on a real database and a real mailbox. */
class RetentionTest {
    private static final Database database = PlainDatabase.shared();
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final String MARKER = "marqueurzq";

    @TempDir
    private static Path directory;

    private static LoneMail server;

    private PlainMail mail;
    private PlainRoom room;

    @BeforeAll
    static void start() {
        server = LoneMail.open();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void begin() {
        mail = new PlainMail(database, directory);
        room = new PlainRoom(database, mail, Map.of());
        room.clear();
    }

    private static String letter(String subject) {
        var sender = MARKER + UUID.randomUUID() + "@x.example";
        return ("Return-Path: <" + sender + ">\nFrom: Zoé " + MARKER + " <" + sender
                        + ">\nTo: jobs@fr.example\nSubject: "
                        + subject
                        + "\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nBonjour, je"
                        + " vous adresse ma candidature " + MARKER + "\n--b\nContent-Type: text/plain; name=cv.txt\n\n"
                        + MARKER + "\n--b--\n")
                .replace("\n", "\r\n");
    }

    /** An application that was decided so long ago, as PostgreSQL writes a length of time. */
    private String decided(String stage, String ago) {
        mail.receive(room.door, letter("Candidature"));
        var id = database.first("select id from application order by arrival desc limit 1", row -> row.getString(1))
                .orElseThrow();
        if (!stage.equals("received")) {
            room.changes.stage(id, stage, MARKER, room.hr);
        }
        age(id, ago);
        return id;
    }

    private static void age(String id, String ago) {
        for (var change : List.of(
                "application_note set at = at",
                "application_message set at = at",
                "application_consent set given_at = given_at")) {
            database.update("update " + change + " - ?::interval where application = ?::uuid", ago, id);
        }
        database.update("update application set received_at = received_at - ?::interval where id = ?::uuid", ago, id);
    }

    private static long count(String what) {
        return database.first("select count(*) from " + what, row -> row.getLong(1))
                .orElseThrow();
    }

    private List<String> left() {
        return database.list(
                "select id from application where erased_at is null order by arrival", row -> row.getString(1));
    }

    private Instant due(String id) {
        return room.keepings.find(id, room.hr).due();
    }

    private static Instant plus(Instant instant, int months) {
        return instant.atZone(PARIS).plusMonths(months).toInstant();
    }

    @Test
    void showsWhatIsDueAsLongBeforehandAsTheSiteHasIt() {
        decided("refused", "50 days");
        assertEquals(0, room.retention.overview(room.hr).soon().all());
        var careful = new PlainRoom(database, mail, Map.of("entente.hr.retention.remind-before", "P60D"));
        assertEquals(1, careful.retention.overview(room.hr).soon().all());
        assertEquals(1, careful.retention.overview(room.hr).soon().items().size());
    }

    @Test
    void isALookAtWhatItLists() {
        var listed = decided("refused", "4 months");
        var other = decided("received", "0");
        room.retention.overview(room.hr);
        assertEquals(1, looks(listed));
        assertEquals(0, looks(other));
    }

    private long looks(String id) {
        return room.applications.log(id, room.hr).stream()
                .filter(entry -> entry.action().equals("listed"))
                .count();
    }

    /** Head office, by the file that it is run with: 6 months, with consent and without. */
    @Test
    void goesByTheFileOfTheSite() throws IOException {
        var file = new Properties();
        try (var in = Files.newBufferedReader(Path.of("payara/uk.properties"))) {
            file.load(in);
        }
        var settings = file.stringPropertyNames().stream()
                .filter(key -> key.startsWith("entente.hr.retention."))
                .collect(Collectors.toMap(key -> key, file::getProperty));
        var there = new PlainRoom(database, mail, settings);

        var refused = decided("refused", "0");
        var without = there.keepings.find(refused, room.hr);
        assertEquals(plus(without.decidedAt(), 6), without.due());
        var with = there.keepings.consent(refused, "mail", null, null, room.hr);
        assertEquals("pool", with.why());
        assertEquals(plus(with.lastContact(), 6), with.due());
        decided("refused", "5 months 27 days");
        assertEquals(0, there.retention.overview(room.hr).now().all());
        decided("refused", "6 months 1 day");
        assertEquals(1, there.retention.overview(room.hr).now().all());
    }

    @Test
    void goesByDecisionConsentAndLastContact() {
        var refused = decided("refused", "0");
        var keeping = room.keepings.find(refused, room.hr);
        assertEquals(plus(keeping.decidedAt(), 3), keeping.due());
        assertEquals("decided", keeping.why());

        var consented = room.keepings.consent(refused, "phone", null, null, room.hr);
        assertEquals("pool", consented.why());
        assertEquals(plus(consented.lastContact(), 24), consented.due());
        var inAYear = LocalDate.now(PARIS).plusYears(1);
        assertEquals(
                inAYear.plusDays(1).atStartOfDay(PARIS).toInstant(),
                room.keepings.consent(refused, "mail", null, inAYear, room.hr).due());
        var tomorrow = LocalDate.now(PARIS).plusDays(1);
        assertEquals( // consent makes it no shorter
                keeping.due(),
                room.keepings.consent(refused, "mail", null, tomorrow, room.hr).due());
        assertEquals(
                keeping.due(), room.keepings.withdrawConsent(refused, room.hr).due());

        assertNull(due(decided("received", "0")));
        var hired = decided("hired", "0");
        assertNull(due(hired));
        var strict = new PlainRoom(database, mail, Map.of("entente.hr.retention.hired-after", "P5Y"));
        assertEquals(
                plus(strict.keepings.find(hired, room.hr).decidedAt(), 60),
                strict.keepings.find(hired, room.hr).due());
        assertEquals(
                List.of("viewed", "consented", "consented", "consented", "consent-withdrawn"),
                room.audit.of(UUID.fromString(refused)).stream()
                        .map(AuditEntry::action)
                        .filter(action -> action.matches("viewed|consent.*"))
                        .toList());
    }

    /** The pool's period begins anew with what the candidate writes, not with what others do in the thread. */
    @Test
    void countsWhatTheCandidateWroteAsTheLastContact() {
        var id = decided("refused", "1 month");
        var opened = room.applications.unwatched(UUID.fromString(id));
        var thread = room.correspondence.replyTo(opened.id(), null).address();
        var first = room.keepings.find(id, room.hr).lastContact();
        reply(room.manager.email(), thread, "");
        reply(opened.candidate().email(), thread, "Auto-Submitted: auto-replied\n");
        assertEquals(first, room.keepings.find(id, room.hr).lastContact());
        reply(opened.candidate().email(), thread, "");
        assertTrue(room.keepings.find(id, room.hr).lastContact().isAfter(first));
    }

    private void reply(String from, String to, String headers) {
        mail.receive(
                room.door,
                "Return-Path: <" + from + ">\nFrom: <" + from + ">\nTo: " + to + "\nSubject: Re\n" + headers
                        + "\nMore");
    }

    @Test
    void asksTheCandidateWhoAnswersByTheLink() {
        var id = decided("refused", "4 months");
        room.asking.ask(id, room.hr);
        var kept = room.applications.find(id, room.hr).messages().get(2).text();
        assertTrue(kept.contains("http://localhost/jobs/consent/…?lang=fr"), kept);
        long number = database.first("select max(id) from outgoing_mail", row -> row.getLong(1))
                .orElseThrow();
        var letter = new String(mail.text(number), StandardCharsets.UTF_8).replace("=\r\n", "");
        var token = letter.replaceAll("(?s).*http://localhost/jobs/consent/([0-9a-f]{32})\\?lang=(3D)?fr\\s.*", "$1");
        assertEquals(32, token.length(), letter);
        assertFalse(kept.contains(token));
        var address = database.first("select token from application", row -> row.getString(1))
                .orElseThrow();
        mail.receive(
                room.door,
                "From: Zoé <z@x.example>\nDelivered-To: jobs+" + address + "@fr.example\nSubject: Re\n\nOui !\n> "
                        + "http://localhost/jobs/consent/" + token + "?lang=fr");
        var quoted = room.applications.find(id, room.hr).messages().get(3).text();
        assertEquals("Oui !\n> http://localhost/jobs/consent/…?lang=fr", quoted.strip());
        assertFalse(room.answers.find(token).orElseThrow().consents());

        assertTrue(room.answers.consent(token));
        var keeping = room.keepings.find(id, room.hr);
        assertEquals("link", keeping.consent().how());
        assertEquals(plus(keeping.consent().givenAt(), 24), keeping.due());
        room.purge.look();
        assertEquals(List.of(id), left());
        assertTrue(room.answers.withdraw(token));
        assertFalse(room.answers.find(token).orElseThrow().consents());
        assertFalse(room.answers.consent("0"));

        room.shredding.erase(id, "request", room.hr);
        assertTrue(room.answers.find(token).isEmpty());
        assertFalse(room.answers.consent(token));
        assertFalse(room.answers.withdraw(token));
    }

    @Test
    void asksAgainOnceBeforeAConsentLapsesWhereTheSiteWantsThat() {
        var lapsing = decided("refused", "4 months");
        room.keepings.consent(lapsing, "form", null, LocalDate.now(PARIS).plusDays(9), room.hr);
        var held = decided("refused", "4 months");
        room.keepings.consent(held, "form", null, LocalDate.now(PARIS).plusDays(9), room.hr);
        room.keepings.hold(held, "Case at court", room.hr);
        long before = count("outgoing_mail");

        room.purge.askAgain();
        assertEquals(before, count("outgoing_mail"));
        var asks = new PlainRoom(database, mail, Map.of("entente.hr.retention.ask-again", "true"));
        var damaged = decided("refused", "4 months");
        room.keepings.consent(damaged, "form", null, LocalDate.now(PARIS).plusDays(8), room.hr);
        database.update("update application set email = 'x' where id = ?::uuid", damaged);
        before = count("outgoing_mail");
        asks.purge.start(new Startup());
        var again = asks.background.get("candidates whose consent lapses soon are asked again");
        again.run();
        again.run();
        asks.asking.askAgain(UUID.fromString(lapsing)); // another node, which had listed it too
        assertEquals(before + 1, count("outgoing_mail"));
        assertEquals(1, count("application_ask where application = '" + lapsing + "'"));
        assertEquals(0, count("application_ask where application <> '" + lapsing + "'"));
    }

    @Test
    void erasesWhatCannotBeOpened() {
        var id = decided("received", "0");
        database.update("update application set name = 'x', email = 'x' where id = ?::uuid", id);
        assertThrows(RuntimeException.class, () -> room.applications.find(id, room.hr));
        var manager = assertThrows(Problem.class, () -> room.shredding.erase(id, "request", room.manager));
        assertEquals(404, manager.status());
        database.update("update application set notice = 'id-FR-2026-001' where id = ?::uuid", id);
        assertEquals(
                403,
                assertThrows(Problem.class, () -> room.shredding.erase(id, "request", room.manager))
                        .status());

        assertEquals("request", room.shredding.erase(id, "request", room.hr).reason());
        assertEquals(List.of(), left());
        assertEquals(
                410,
                assertThrows(Problem.class, () -> room.shredding.erase(id, "request", room.hr))
                        .status());
    }

    @Test
    void sealsWhatIsMailedUntilItHasGoneOut() {
        var id = decided("received", "0");
        long number = database.first("select id from outgoing_mail", row -> row.getLong(1))
                .orElseThrow();
        assertTrue(new String(mail.text(number), StandardCharsets.UTF_8).contains("Subject: "));
        assertEquals(0, count("outgoing_mail where position('Subject: '::bytea in octets) > 0"));
        database.update("create table kept_copy as select * from outgoing_mail");
        room.shredding.erase(id, "request", room.hr);
        database.update("insert into outgoing_mail overriding system value select * from kept_copy");
        database.update("drop table kept_copy");
        assertThrows(RuntimeException.class, () -> mail.restarted().text(number));
    }

    @Test
    void clearsTheTextsOfWhatHasGoneOut() {
        decided("received", "0");
        mail.outgoing().clearSent(Answering.ITEMS);
        assertEquals(1, count("outgoing_mail where octets is not null"));
        database.update("update mail_delivery set state = 'sent', next_at = null");
        mail.outgoing().clearSent("memo/");
        assertEquals(1, count("outgoing_mail where octets is not null"));
        mail.outgoing().clearSent(Answering.ITEMS);
        assertEquals(0, count("outgoing_mail where octets is not null"));
    }

    @Test
    void refusesWhatCannotBe() {
        var id = decided("refused", "0");
        var wrong = assertThrows(
                Problem.class,
                () -> room.keepings.consent(
                        id,
                        "whispered",
                        LocalDate.now(PARIS).plusDays(2),
                        LocalDate.now(PARIS).minusDays(1),
                        room.hr));
        assertEquals(
                List.of("how", "given", "until"),
                wrong.faults().stream().map(Problem.Fault::field).toList());
        room.changes.correct(id, new ApplicationCorrection(null, null, null, null, "id-FR-2026-001"), null, room.hr);
        assertEquals(
                403,
                assertThrows(Problem.class, () -> room.keepings.find(id, room.manager))
                        .status());
        assertEquals(
                404,
                assertThrows(Problem.class, () -> room.retention.overview(PlainRoom.person("fr-admin", Role.ADMIN)))
                        .status());
        assertThrows(
                IllegalStateException.class,
                () -> new PlainRoom(database, mail, Map.of("entente.hr.retention.refused-after", "3 months")));
    }

    @Test
    void erasesAtNightWhatIsDueAndNothingElse() {
        var due = decided("refused", "4 months");
        var alsoDue = decided("withdrawn", "4 months");
        var held = decided("refused", "4 months");
        room.keepings.hold(held, "Case at court", room.hr);
        var pooled = decided("refused", "4 months");
        room.keepings.consent(pooled, "form", null, null, room.hr);
        var recent = decided("refused", "2 months");
        var undecided = decided("interview", "13 months");
        var lapsing = decided("refused", "4 months");
        room.keepings.consent(lapsing, "form", null, LocalDate.now(PARIS).plusDays(9), room.hr);

        var before = room.retention.overview(room.hr);
        assertEquals(List.of(due, alsoDue), ids(before.now()));
        assertEquals(List.of(held), ids(before.held()));
        assertEquals(List.of(undecided), ids(before.undecided()));
        assertEquals(List.of(lapsing), ids(before.lapsing()));
        assertEquals(new Attention(false, 1, 1), room.retention.attention());
        assertEquals(0, before.soon().all());
        age(recent, "20 days");
        assertEquals(List.of(recent), ids(room.retention.overview(room.hr).soon()));

        room.purge.look();
        room.purge.look();

        assertEquals(List.of(held, pooled, recent, undecided, lapsing), left());
        var run = room.runs.runs().get(0);
        assertEquals(1, room.runs.runs().size());
        assertEquals(List.of(2, 2, 0, 1), List.of(run.due(), run.erased(), run.refused(), run.held()));
        assertEquals("retention", room.certificates.find(due, room.hr).reason());
        assertEquals("system", room.certificates.find(due, room.hr).erasedBy());
        var refused = assertThrows(Problem.class, () -> room.shredding.erase(held, "request", room.hr));
        assertEquals(409, refused.status());
        assertEquals("application-held", refused.type());
        room.keepings.endHold(held, room.hr);
        room.shredding.erase(held, "request", room.hr);
        assertEquals(List.of(pooled, recent, undecided, lapsing), left());
    }

    private static List<String> ids(RetentionOverview.Group group) {
        return group.items().stream().map(KeptApplication::id).toList();
    }

    @Test
    void erasesNothingWhileTheClockIsInDoubt() {
        room.purge.look();
        var due = decided("refused", "4 months");
        for (var last : List.of("now() + interval '1 minute'", "now() - interval '49 hours'")) {
            database.update("update application_purge set started_at = " + last);
            room.purge.look();
            assertEquals(List.of(due), left());
            assertTrue(room.retention.overview(room.hr).clock().blocked());
            assertTrue(room.retention.attention().blocked());
        }
        assertEquals(
                "reason",
                assertThrows(Problem.class, () -> room.runs.confirm(" ", room.hr))
                        .faults()
                        .get(0)
                        .field());
        room.runs.confirm("The servers were off", room.hr);
        assertFalse(room.retention.overview(room.hr).clock().blocked());

        room.purge.look();

        assertEquals(List.of(), left());
        assertEquals(2, room.runs.runs().size());
        assertEquals("The servers were off", room.runs.confirmations().get(0).reason());
        assertEquals(
                409,
                assertThrows(Problem.class, () -> room.runs.confirm("Again", room.hr))
                        .status());
        database.update("update application_purge set started_at = now() - interval '49 hours'");
        decided("refused", "4 months");
        room.purge.look();
        assertEquals(1, left().size(), "a confirmation counts once");
    }

    @Test
    void runsOnceADayAndGoesOnWhereItWasBrokenOff() {
        room.purge.look();
        var one = decided("refused", "4 months");
        room.purge.look();
        assertEquals(List.of(one), left());
        database.update("update application_purge set started_at = now() - interval '25 hours'");
        room.purge.look();
        assertEquals(List.of(), left());
        decided("refused", "4 months");
        // killed after the first of two
        database.update("update application_purge set ended_at = null, due = 2 where id = (select max(id) from"
                + " application_purge)");
        room.purge.look();
        var run = room.runs.runs().get(0);
        assertEquals(2, room.runs.runs().size());
        assertEquals(List.of(2, 2, 0), List.of(run.due(), run.erased(), run.refused()));
        assertTrue(run.endedAt() != null);
        assertEquals(List.of(), left());
    }

    @Test
    void leavesNothingReadableAndABackupBringsNothingBack() throws Exception {
        var answer =
                SmtpClient.mail(server.smtpPort(), letter("Candidature " + MARKER), "a@x.example", "jobs@fr.example");
        assertTrue(answer.startsWith("250"), answer);
        mail.fetch(room.door, server.imapPort());
        var id = left().get(0);
        room.changes.note(id, "Speaks of " + MARKER, room.hr);
        room.changes.stage(id, "refused", MARKER, room.hr);
        age(id, "4 months");
        var other = decided("refused", "0");
        assertEquals(1, mail.there("jobs", "Entente", server.imapPort()));
        database.update("drop schema if exists backup cascade");
        database.update("create schema backup");
        PlainRoom.TABLES.forEach(
                table -> database.update("create table backup." + table + " as select * from " + table));

        room.purge.look();
        var run = room.runs.runs().get(0);
        assertEquals(List.of(1L, 0L), List.of(run.copiesWaiting(), run.copiesGone()));
        assertEquals(
                "waiting", room.certificates.find(id, room.hr).mailbox().get(0).state());
        mail.eraseCopies("jobs", 1); // the mail server is away
        assertEquals(
                "waiting", room.certificates.find(id, room.hr).mailbox().get(0).state());
        database.update("update mailbox_copy set next_at = now()");
        mail.eraseCopies("jobs", server.imapPort());

        assertEquals(
                "erased", room.certificates.find(id, room.hr).mailbox().get(0).state());
        assertEquals(1, room.runs.runs().get(0).copiesGone());
        assertEquals(0, mail.there("jobs", "Entente", server.imapPort()));
        assertEquals(0, mail.there("jobs", "INBOX", server.imapPort()));
        room.shredding.erase(other, "request", room.hr);
        assertEquals(List.of(), tablesWithTheMarker());

        restore();
        assertEquals(List.of(id, other), left());
        var again = new PlainRoom(database, mail.restarted(), Map.of());
        for (var each : List.of(id, other)) {
            assertThrows(RuntimeException.class, () -> again.applications.find(each, room.hr));
        }
        again.shredding.emptyAgain();
        assertEquals(List.of(), left());
        assertEquals("restored", again.certificates.find(id, room.hr).reason());
        assertEquals(List.of(), tablesWithTheMarker());
        assertEquals(0, count("application_key"));
    }

    /** As a backup does it, keys and all; what was mailed out is in clear there, and out of the README's promise. */
    private static void restore() {
        var tables = new java.util.ArrayList<>(PlainRoom.TABLES);
        tables.forEach(table -> {
            database.update("alter table " + table + " disable trigger user");
            database.update("delete from " + table);
        });
        java.util.Collections.reverse(tables);
        for (var table : tables) {
            database.update("insert into " + table + " overriding system value select * from backup." + table);
            database.update("alter table " + table + " enable trigger user");
        }
        database.update("drop schema backup cascade");
    }

    /** Every row of every table as text, octets too. */
    private static List<String> tablesWithTheMarker() {
        var hex = HexFormat.of().formatHex(MARKER.getBytes(StandardCharsets.US_ASCII));
        return database
                .list(
                        "select quote_ident(tablename) from pg_tables where schemaname = 'public' order by 1",
                        row -> row.getString(1))
                .stream()
                .filter(table ->
                        count(table + " t where t::text ilike '%" + MARKER + "%' or t::text like '%" + hex + "%'") > 0)
                .toList();
    }
}
