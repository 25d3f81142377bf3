package org.entente.hr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.entente.mail.MailReading;
import org.entente.mail.PlainMail;
import org.entente.site.Background;
import org.entente.site.Database;
import org.entente.site.PlainDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a mail becomes an application, at once or once it can be read, on a real database. */
class IntakeTest {
    private static final Database database = PlainDatabase.shared();
    private static final String OTHER = "id-FR-2026-002";

    @TempDir
    private static Path directory;

    private final String sender = "c" + UUID.randomUUID() + "@x.example";

    private PlainMail mail;
    private PlainRoom room;

    @BeforeEach
    void begin() {
        begin(Map.of());
    }

    private void begin(Map<String, String> settings) {
        mail = new PlainMail(database, directory);
        room = new PlainRoom(database, mail, settings);
        room.clear();
    }

    private String letter() {
        return ("Return-Path: <" + sender + ">\nFrom: Zoé Martin <" + sender
                        + ">\nTo: jobs+fr-2026-001@fr.example\nSubject: Candidature\nMIME-Version: 1.0\n"
                        + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n"
                        + "Madame, je vous adresse ma candidature. Téléphone 01 23 45 67 89\n--b\n"
                        + "Content-Type: text/plain; name=cv.txt\n\nSeize ans\n--b--\n")
                .replace("\n", "\r\n");
    }

    /** One that the version before could not read; its id. */
    private String unread() {
        return room.intake
                .takeUnread(UUID.randomUUID(), Instant.now(), letter().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private ApplicationItem only() {
        var found = room.list
                .list(room.hr, ApplicationQuery.of(null, null, null, null), 50)
                .items();
        assertEquals(1, found.size());
        return found.get(0);
    }

    /** What went to the candidate, once. */
    private String answer() {
        var ids = database.list("select id from outgoing_mail", row -> row.getLong(1));
        assertEquals(1, ids.size());
        var message = MailReading.read(mail.text(ids.get(0)));
        return (message.subject() + "\n" + message.text()).replaceAll("[\\s\u00a0]+", " ");
    }

    @Test
    void readsOneAgainThatCanBeReadByNow() {
        var id = unread();
        var before = room.applications.find(id, room.hr);
        assertFalse(before.parsed());

        var after = room.changes.reread(id, room.hr);
        assertTrue(after.parsed());
        assertEquals(new Candidate("Zoé Martin", sender, "01 23 45 67 89"), after.candidate());
        assertEquals("FR-2026-001", after.reference());
        assertEquals("fr", after.language());
        assertEquals("given", after.answer());
        assertEquals(before.version() + 1, after.version());
        assertEquals(2, after.messages().size());
        assertEquals("Candidature", after.messages().get(0).subject());
        assertEquals("cv.txt", only().files().get(0).name());
        assertTrue(answer().startsWith("Votre candidature est bien arrivée : FR-2026-001"), answer());
        assertEquals(
                List.of(id),
                room.list.list(room.hr, ApplicationQuery.of(null, null, "zoe 0123456789", null), 50).items().stream()
                        .map(ApplicationItem::id)
                        .toList());
        assertEquals(
                List.of("reread fr-hr"),
                room.applications.log(id, room.hr).stream()
                        .filter(entry -> entry.action().equals("reread"))
                        .map(entry -> entry.action() + " " + entry.who())
                        .toList());
    }

    @Test
    void leavesWhatWasPutRightBeforeItWasRead() {
        var id = unread();
        var corrected = room.changes.correct(
                id, new ApplicationCorrection("Zoé Dupont", null, null, "en", OTHER), null, room.hr);

        var after = room.changes.reread(id, room.hr);
        assertEquals(new Candidate("Zoé Dupont", sender, "01 23 45 67 89"), after.candidate());
        assertEquals(OTHER, after.notice());
        assertEquals("en", after.language());
        assertEquals(corrected.version() + 1, after.version());
        assertTrue(answer().startsWith("Your application has arrived: FR-2026-002"), answer());
    }

    @Test
    void readsAgainByItselfAfterAStart() {
        var id = unread();
        new Rereading(
                        new Background() {
                            @Override
                            public void every(Duration pause, String what, Runnable work) {
                                work.run();
                            }
                        },
                        room.intake)
                .start(null);

        assertTrue(only().parsed());
        assertEquals(List.of(), room.intake.unparsed());
        assertTrue(room.applications.log(id, room.hr).stream()
                .anyMatch(
                        entry -> entry.action().equals("reread") && entry.who().equals("system")));
    }

    @Test
    void answersWithThePrivacyNoticeOfTheSite() {
        mail.receive(room.door, letter());
        var told = answer();
        for (var paragraph : room.privacy.paragraphs(Locale.FRENCH)) {
            assertTrue(told.contains(paragraph.replaceAll("[\\s\u00a0]+", " ")), told);
        }

        assertTrue(told.contains("effacé 3 mois après la décision ou, si vous y avez consenti, 2 ans après"), told);

        begin(Map.of("entente.hr.privacy.fr", "Nous gardons peu.\r\n\r\nEt pas longtemps."));
        mail.receive(room.door, letter());
        assertTrue(answer().contains("Nous gardons peu. Et pas longtemps."), answer());
        assertFalse(answer().contains("CNIL"), answer());
    }

    @ParameterizedTest
    @CsvSource({
        "appledouble, Été.csv, text/csv",
        "tnef, Rapport été.csv, text/csv",
    })
    void takesFilesOutOfWhatMailProgramsPutAroundThem(String kind, String name, String type) {
        mail.receiveOf(room.door, kind);

        var files = only().files();
        assertEquals(
                List.of(name + " " + type),
                files.stream().map(each -> each.name() + " " + each.type()).toList());
    }

    @Test
    void takesALinkInsteadOfAFileAndNoFileAtAll() {
        mail.receive(
                room.door,
                "Return-Path: <" + sender + ">\nFrom: " + sender
                        + "\nTo: jobs@fr.example\nSubject: My CV\nContent-Type: text/html\n\n"
                        + "<p>Hello, my <a href=\"https://files.example/cv.pdf\">CV</a></p>");

        var item = only();
        assertTrue(item.parsed());
        assertEquals(List.of(), item.files());
        var sheet = room.applications.find(item.id(), room.hr);
        assertEquals("given", sheet.answer());
        assertTrue(
                sheet.messages().get(0).text().contains("https://files.example/cv.pdf"),
                sheet.messages().get(0).text());

        begin();
        mail.receive(room.door, "Return-Path: <" + sender + ">\nFrom: " + sender + "\nTo: jobs@fr.example\n\n");
        assertEquals(List.of(), only().files());
        assertEquals("given", room.applications.find(only().id(), room.hr).answer());
    }
}
