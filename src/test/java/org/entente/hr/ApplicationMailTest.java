package org.entente.hr;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.entente.mail.PlainMail;
import org.entente.people.Profile;
import org.entente.people.Role;
import org.entente.site.Database;
import org.entente.site.DatabaseFault;
import org.entente.site.PlainDatabase;
import org.entente.site.PlainSite;
import org.entente.site.Problem;
import org.entente.site.Site;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of mail to the jobs mailbox, on a real database. */
class ApplicationMailTest {
    private static final Database database = PlainDatabase.shared();
    private static final Site site = PlainSite.fr();

    @TempDir
    private static Path directory;

    private final Profile hr = PlainRoom.person("fr-hr", Role.HR);
    private final Profile manager = PlainRoom.person("fr-sales-manager", Role.EMPLOYEE);
    private final String sender = "c" + UUID.randomUUID() + "@x.example";

    private PlainMail mail;
    private PlainRoom room;
    private ApplicationMail door;
    private ApplicationList list;
    private Applications applications;
    private ApplicationChanges changes;
    private Shredding erasure;
    private Reconciliation reconciliation;
    private AuditDigests digests;
    private Intake intake;
    private ApplicationExport export;

    @BeforeEach
    void begin() {
        mail = new PlainMail(database, directory);
        room = new PlainRoom(database, mail, Map.of());
        room.clear();
        door = room.door;
        list = room.list;
        applications = room.applications;
        changes = room.changes;
        erasure = room.shredding;
        intake = room.intake;
        digests = new AuditDigests(null, database, room.audit, site);
        reconciliation = new Reconciliation(database, site, room.openings, mail.days(), mail.outgoing());
        export = new ApplicationExport(applications, room.files, room.keepings, new ReleaseList(database), room.audit);
    }

    private void receive(String headers, String text) {
        mail.receive(
                door, "Return-Path: <" + sender + ">\nFrom: Zoé Martin <" + sender + ">\n" + headers + "\n\n" + text);
    }

    private List<ApplicationItem> found(String q) {
        return list.list(hr, ApplicationQuery.of(null, null, q, null), 50).items();
    }

    private static long count(String what) {
        return database.first("select count(*) from " + what, row -> row.getLong(1))
                .orElseThrow();
    }

    @Test
    void isAnApplicationOfItsOwnWhereTheOneItAnswersIsErasedAtThatMoment() throws Exception {
        receive("Delivered-To: jobs@fr.example\nSubject: Candidature", "Bonjour");
        var token = database.first("select token from application", row -> row.getString(1))
                .orElseThrow();
        var lone = PlainDatabase.lone();
        try (var erasing = DriverManager.getConnection(lone.url(), lone.user(), lone.password());
                var statement = erasing.createStatement()) {
            erasing.setAutoCommit(false);
            statement.execute("select 1 from application for update");
            statement.execute("delete from application_key");
            statement.execute("update application set erased_at = now(), name = null, email = null, phone = null,"
                    + " sender_mark = null, token = null");
            var answer = CompletableFuture.runAsync(
                    () -> receive("Delivered-To: jobs+" + token + "@fr.example\nSubject: Re: Candidature", "Merci"));
            await().until(() -> count("pg_stat_activity where wait_event_type = 'Lock'") > 0);
            erasing.commit();
            answer.get(10, TimeUnit.SECONDS);
        }
        assertEquals(2, count("application"));
        assertEquals(1, found(sender).size());
    }

    @Test
    void isAnApplicationWithItsFilesAndNothingStaysReadable() throws Exception {
        receive(
                "Delivered-To: jobs+fr-2026-001@fr.example\nSubject: Marqueur\nMIME-Version: 1.0\n"
                        + "Content-Type: multipart/mixed; boundary=b",
                "--b\n\nBonjour, je vous adresse ma candidature marqueur\n--b\nContent-Type: text/plain; name=cv.txt\n\n"
                        + "marqueur\n--b--\n");

        var item = found("marqueur").get(0);
        assertEquals("FR-2026-001", item.reference());
        assertEquals(new Candidate("Zoé Martin", sender, ""), item.candidate());
        assertEquals("cv.txt", item.files().get(0).name());
        assertEquals(
                List.of(item.id()),
                found("ZOE martin").stream().map(ApplicationItem::id).toList());
        assertEquals(List.of(), found("bonjour"));
        var detail = applications.find(item.id(), manager);
        assertEquals("given", detail.answer());
        assertEquals("fr", detail.language());
        assertEquals(2, detail.messages().size());
        assertEquals(2, export.prepare(item.id(), hr).files().size());
        var octets = new ByteArrayOutputStream();
        var raw = applications.raw(item.id(), hr);
        new ApplicationFiles(database).write(raw.sealer(), raw.file(), octets);
        assertTrue(octets.toString(StandardCharsets.UTF_8).contains("Subject: Marqueur\r\n"));

        for (var table : List.of(
                "application", "application_message", "application_file", "application_file_part", "raw_mail")) {
            assertEquals(
                    0L,
                    database.first(
                                    "select count(*) from " + table
                                            + " t where t::text ilike '%marqueur%' or t::text ilike ?",
                                    row -> row.getLong(1),
                                    "%6d617271756575%")
                            .orElseThrow(),
                    table);
        }
        assertEquals(0, count("raw_mail_part"));
    }

    /** All that is held for HR; a hiring manager is not told by an export, nor by the log, what is HR's. */
    @Test
    void isExportedWithEveryMailAndReleaseAndWithoutWhatIsOfHr() throws Exception {
        receive("To: jobs+fr-2026-001@fr.example\nSubject: One", "Hello, I would like to apply");
        var id = found("one").get(0).id();
        var thread = room.correspondence.replyTo(UUID.fromString(id), null).address();
        receive("To: " + thread + "\nSubject: Re", "My second mail");
        database.update("insert into directory_person (site, id, name, department, language, present)"
                + " values ('uk', 'uk-reader', 'Reader', 'general', 'en', true) on conflict do nothing");
        room.releases.offer(id, new ReleaseWish("uk-reader", "Would she fit?", null), hr);
        room.keepings.consent(id, "phone", null, null, hr);
        room.keepings.withdrawConsent(id, hr);
        room.keepings.hold(id, "Case at court", hr);
        room.keepings.endHold(id, hr);
        room.asking.ask(id, hr);
        for (var action : List.of("distinct", "doubted")) {
            room.audit.note(UUID.fromString(id), "fr-hr", action, "other-id");
        }

        var all = export.prepare(id, hr);
        var octets = new ByteArrayOutputStream();
        export.write(all, octets);
        var zip = new ZipInputStream(new ByteArrayInputStream(octets.toByteArray()));
        var mails = new java.util.ArrayList<String>();
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            var text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
            if (entry.getName().endsWith("message.eml")) {
                mails.add(text.substring(text.indexOf("Subject: ")));
            } else {
                assertTrue(text.contains("\"purpose\": \"Would she fit?\""), text);
            }
        }
        assertEquals(
                List.of("Subject: One\r\n\r\nHello, I would like to apply", "Subject: Re\r\n\r\nMy second mail"),
                mails.stream().map(String::strip).toList());
        assertEquals(List.of("other-id", "other-id"), details(all.archive().log()));
        assertEquals("phone", all.archive().consent().how());

        var less = export.prepare(id, manager).archive();
        assertNull(less.consent());
        assertEquals(List.of(), less.releases());
        assertEquals(List.of("", ""), details(less.log()));
        assertEquals(
                List.of("received", "listed", "answered", "distinct", "doubted", "exported", "exported"),
                less.log().stream().map(AuditEntry::action).toList());
        assertEquals(less.log(), applications.log(id, manager));
        assertTrue(applications.log(id, hr).size() > less.log().size() + 5);
    }

    private static List<String> details(List<AuditEntry> log) {
        return log.stream()
                .filter(entry -> entry.action().matches("distinct|doubted"))
                .map(AuditEntry::detail)
                .toList();
    }

    @Test
    void joinsTheThreadOfWhatItAnswersAndIsOtherwiseANewOne() {
        receive("To: jobs@fr.example\nSubject: One", "Hello, I would like to apply");
        var id = found("one").get(0).id();
        var token = database.first("select token from application", row -> row.getString(1))
                .orElseThrow();
        var ours = database.first("select message_id from application_message where outgoing", row -> row.getString(1))
                .orElseThrow();
        receive("Delivered-To: jobs+" + token + "@fr.example\nSubject: By token", "More");
        receive("To: jobs@fr.example\nReferences: <a@b.example> <" + ours + ">\nSubject: By id", "More");
        receive("To: jobs@fr.example\nIn-Reply-To: <a@b.example>\nSubject: Another", "More");
        receive("To: jobs@fr.example\nAuto-Submitted: auto-replied\nSubject: Away", "I am away");

        assertEquals(4, applications.find(id, hr).messages().size());
        var others = found("");
        assertEquals(3, others.size());
        assertTrue(others.get(0).automatic());
        assertEquals(2, others.get(0).duplicates().size());
        assertEquals(
                List.of("automatic", "daily", "given"),
                others.stream()
                        .map(each -> applications.find(each.id(), hr).answer())
                        .toList());
        assertEquals(1, count("outgoing_mail"));
        var days = reconciliation.days(hr, Optional.empty(), Optional.empty());
        assertEquals(
                List.of(false, false),
                days.stream().map(ReconciliationDay::different).toList());
        assertEquals(5, days.get(0).mails());
        assertEquals(2, days.get(0).replies());
        database.update(
                "delete from application_message where not outgoing and application = ?::uuid",
                others.get(0).id());
        assertEquals(
                1,
                reconciliation
                        .days(hr, Optional.empty(), Optional.empty())
                        .get(0)
                        .missing());
    }

    @Test
    void isOneThoughNobodyCanReadIt() {
        var nested = IntStream.range(0, 150)
                .mapToObj(each -> "Content-Type: multipart/mixed; boundary=b" + each + "\n\n--b" + each + "\n")
                .collect(Collectors.joining());
        mail.receive(door, "From: " + sender + "\nSubject: Deep\n" + nested);

        var item = found("").get(0);
        assertFalse(item.parsed());
        assertTrue(reconciliation
                .days(hr, Optional.empty(), Optional.empty())
                .get(0)
                .different());
        assertEquals(
                409,
                assertThrows(Problem.class, () -> changes.reread(item.id(), hr)).status());
        assertEquals("received", applications.find(item.id(), hr).stage());
        assertEquals(1, intake.unparsed().size());
    }

    @Test
    void isSeenByFewAndEveryLookIsInALogThatOnlyGrows() {
        receive("To: jobs@fr.example\nSubject: Quiet", "Hello, I would like to apply");
        var id = found("quiet").get(0).id();

        assertEquals(
                404,
                assertThrows(Problem.class, () -> applications.find(id, manager))
                        .status());
        assertEquals(
                404,
                assertThrows(Problem.class, () -> applications.find(id, PlainRoom.person("fr-admin", Role.ADMIN)))
                        .status());
        changes.correct(id, new ApplicationCorrection("Zoe", null, null, null, "id-FR-2026-001"), null, hr);
        assertEquals("Zoe", applications.find(id, manager).candidate().name());
        assertEquals(List.of(), found("martin"));
        changes.stage(id, "interview", "on Monday", manager);
        assertEquals("interview", applications.find(id, hr).notes().get(0).stage());
        assertEquals(
                403,
                assertThrows(Problem.class, () -> erasure.erase(id, "request", manager))
                        .status());
        assertEquals(
                List.of("received", "listed", "corrected", "viewed", "stage", "viewed"),
                applications.log(id, hr).stream().map(AuditEntry::action).toList());
        assertTrue(digests.check().whole());

        assertThrows(DatabaseFault.class, () -> database.update("update application_audit set who = 'nobody'"));
        assertThrows(DatabaseFault.class, () -> database.update("delete from application_audit"));
        assertThrows(DatabaseFault.class, () -> database.update("truncate application_audit"));
        tamper("update application_audit set who = 'fr-x' where n = 3");
        assertEquals(List.of(id), digests.check().applications());
        tamper("update application_audit set who = 'fr-hr' where n = 3");
        assertTrue(digests.check().whole());
        tamper("delete from application_audit where n = 6");
        assertEquals(List.of(id), digests.check().applications());
    }

    private static void tamper(String sql) {
        database.update("alter table application_audit disable trigger user");
        database.update(sql);
        database.update("alter table application_audit enable trigger user");
    }

    @Test
    void hasADigestOfEachDayThatHasEnded() {
        receive("To: jobs@fr.example\nSubject: Old", "Hello, I would like to apply");
        digests.close();
        assertEquals(0, count("application_digest"));
        tamper("update application_audit set at = at - interval '3 days'");
        digests.close();
        digests.close();
        assertEquals(1, count("application_digest"));
        assertEquals(List.of(), digests.check().days());
        tamper("update application_audit set hash = '\\x00'");
        assertEquals(1, digests.check().days().size());
    }

    @Test
    void isGoneOnceItIsErased() {
        receive("To: jobs@fr.example\nSubject: Gone", "Hello, I would like to apply");
        var id = found("gone").get(0).id();
        changes.note(id, "Reads well", hr);
        var backup = database.first("select email from application", row -> row.getBytes(1))
                .orElseThrow();

        var certificate = erasure.erase(id, "request", hr);

        assertEquals(
                List.of("fr"),
                certificate.sites().stream().map(each -> each.site()).toList());
        assertEquals(64, certificate.logHash().length());
        assertEquals(
                410,
                assertThrows(Problem.class, () -> applications.find(id, hr)).status());
        assertEquals(List.of(), found(""));
        for (var table : List.of(
                "application_key",
                "application_file",
                "application_file_part",
                "application_word",
                "application_note",
                "outgoing_mail")) {
            assertEquals(0, count(table), table);
        }
        assertTrue(backup.length > 20);
        assertTrue(digests.check().whole());
        assertFalse(reconciliation
                .days(hr, Optional.empty(), Optional.empty())
                .get(0)
                .different());
    }
}
