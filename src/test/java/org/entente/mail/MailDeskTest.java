package org.entente.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.entente.people.CurrentPerson;
import org.entente.people.Department;
import org.entente.people.Preferences;
import org.entente.people.Profile;
import org.entente.people.Role;
import org.entente.site.Database;
import org.entente.site.PlainDatabase;
import org.entente.site.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What those who look after mail see of it, and what not. */
class MailDeskTest {
    private static final Database database = PlainDatabase.shared();

    @TempDir
    private static Path directory;

    private final PlainMail mail = new PlainMail(database, directory);
    private final StoredMails mails = new StoredMails(database);
    private final Bounces bounces = new Bounces(
            new MailSite("fr.example"), new Returns(database, Told.by(bounce -> {})), mail.raw(), mail.copies());
    private final MailHandler jobs = new MailHandler() {
        @Override
        public Set<String> accounts() {
            return Set.of("jobs");
        }

        @Override
        public void receive(ReceivedMail mail) {}

        @Override
        public Role reader(UUID mail) {
            return Role.HR;
        }
    };
    private final RawDownload download = new RawDownload(mail.raw(), mails, MailTakerTest.handlers(jobs, bounces));

    @BeforeEach
    void clear() {
        database.update("delete from outgoing_mail");
        database.update("delete from raw_mail");
    }

    private static CurrentPerson person(Role role) {
        var person = new CurrentPerson();
        person.signedIn(new Profile(
                "somebody",
                "somebody",
                "somebody@fr.example",
                Department.IT,
                Set.of(role),
                Locale.ENGLISH,
                ZoneId.of("UTC"),
                false,
                true,
                new Preferences(true, "none", "none", null, null, "none", false)));
        return person;
    }

    private UUID parked(String account, String message) {
        var id = mail.raw().keep(account, message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        mails.park(id, "A fault.");
        return id;
    }

    private int answer(UUID id, Role role) {
        try {
            return download.answer(id.toString(), person(role)).getStatus();
        } catch (Problem problem) {
            return problem.status();
        }
    }

    private void send(boolean sealed, String address) {
        var letter = new OutgoingMail(
                "test/3",
                "Subject: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                false,
                List.of(new OutgoingMail.Recipient(address)));
        if (sealed) {
            mail.outgoing().send(letter, UUID.randomUUID());
        } else {
            mail.outgoing().send(letter);
        }
    }

    private static String token() {
        return database.first(
                        "select replace(token::text, '-', '') from outgoing_mail order by id desc limit 1",
                        row -> row.getString(1))
                .orElseThrow();
    }

    @Test
    void givesParkedMailToThoseWhoseItIs() {
        for (var account : List.of("lists", "attic")) {
            var id = parked(account, "Subject: a\n\n");
            assertEquals(200, answer(id, Role.ADMIN));
            assertEquals(403, answer(id, Role.HR));
        }
        var letter = parked("jobs", "Subject: a\n\n");
        assertEquals(403, answer(letter, Role.ADMIN));
        assertEquals(200, answer(letter, Role.HR));

        send(false, "a@x.example");
        var open = parked("bounces", "To: bounces+" + token() + "@fr.example\n" + BounceMails.PERSON);
        send(true, "a@x.example");
        var sealed = parked("bounces", "To: bounces+" + token() + "@fr.example\n" + BounceMails.PERSON);
        assertEquals(200, answer(open, Role.ADMIN));
        assertEquals(403, answer(open, Role.HR));
        assertEquals(403, answer(sealed, Role.ADMIN));
        assertEquals(200, answer(sealed, Role.HR));
    }

    @Test
    void givesNoMailThatWasTaken() {
        var id = mail.raw().keep("lists", "Subject: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertEquals(404, answer(id, Role.ADMIN));
        mails.taken(id);
        assertEquals(404, answer(id, Role.ADMIN));
        assertEquals(403, answer(id, Role.EMPLOYEE));
        assertThrows(Problem.class, () -> download.answer("x", person(Role.ADMIN)));
    }

    @Test
    void showsOfARecipientOfSealedMailTheDomainAlone() {
        send(false, "open@x.example");
        send(true, "candidate@x.example");
        database.update("update mail_delivery set diagnostic = '450 <' || address || '>: later'");
        assertEquals(
                List.of("open@x.example 450 <open@x.example>: later", "@x.example 450 <@x.example>: later"),
                new MailQueue(database, null)
                        .list(0, 9).stream()
                                .map(each -> each.address() + " " + each.reason())
                                .toList());
    }
}
