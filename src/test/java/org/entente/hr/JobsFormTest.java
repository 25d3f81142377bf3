package org.entente.hr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.entente.mail.MailFile;
import org.entente.mail.MailReading;
import org.entente.site.Problem.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a candidate types, and the mail that becomes of it. */
class JobsFormTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final Opening OPENING = opening(true);

    private static Opening opening(boolean open) {
        return new Opening(
                "0193",
                "FR-2026-014",
                Map.of("en", new NoticeText("Engineer", "b"), "fr", new NoticeText("Ingénieur·e", "b")),
                List.of("fr"),
                "Paris",
                "permanent",
                null,
                "fr-sales-manager",
                "Benoît Garnier",
                "jobs+FR-2026-014@fr.example",
                NOW,
                false,
                open);
    }

    private static JobsForm form(Opening opening, String email, String letter, long seconds, String trap) {
        return new JobsForm(
                opening,
                "0193aaaa-0000-0000-0000-000000000000",
                NOW.minusSeconds(seconds).toEpochMilli(),
                trap,
                "Zoë D'Août",
                email,
                "+33 1 23",
                letter,
                10.5,
                false,
                List.of());
    }

    private static TreeSet<String> wrong(JobsForm form, boolean files) {
        var wrong = new TreeSet<String>();
        form.check(files, NOW).stream().map(Fault::message).forEach(wrong::add);
        return wrong;
    }

    @Test
    void isTakenWithALetterOrAFile() {
        assertEquals(new TreeSet<>(), wrong(form(OPENING, "zoe@example.org", "Voilà", 60, ""), false));
        assertEquals(new TreeSet<>(), wrong(form(null, "zoe@example.org", " \n", 60, ""), true));
        assertEquals(
                new TreeSet<>(List.of("hr.jobs.fault.nothing")),
                wrong(form(OPENING, "zoe@example.org", " \n", 60, ""), false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "zoe",
                "zoe@",
                "@example.org",
                "zoe@example",
                "a@b.example, c@d.example",
                "zoe@example.org\r\nBcc: x@y.z",
                "<zoe@example.org>",
                "zoé@example.org",
                "zoe @example.org",
                "zoe..d@example.org",
                "zoe@-example.org"
            })
    void needsAnAddressThatCanBeAnswered(String email) {
        assertEquals(
                new TreeSet<>(List.of("hr.jobs.fault.email")), wrong(form(OPENING, email, "Voilà", 60, ""), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zoe@example.org", "Zoe.D+cv@Mail.Example.co.uk", "o'neil_1@a-b.example"})
    void takesAddressesAsPeopleHaveThem(String email) {
        assertEquals(new TreeSet<>(), wrong(form(OPENING, email, "Voilà", 60, ""), false));
    }

    @Test
    void asksRobotsOnceMoreAndPeopleForWhatIsWrongFirst() {
        assertEquals(
                new TreeSet<>(List.of("hr.jobs.fault.quick", "hr.jobs.fault.trap")),
                wrong(form(OPENING, "zoe@example.org", "Voilà", 1, "https://spam.example"), false));
        assertEquals(
                new TreeSet<>(List.of("hr.jobs.fault.email")),
                wrong(form(OPENING, "nobody", "Voilà", 1, "https://spam.example"), false));
        var again = form(OPENING, "zoe@example.org", "Voilà", 1, "x").with(List.of());
        assertEquals("", again.trap());
        assertEquals("Voilà", again.letter());
    }

    @Test
    void isNotSentToWhatWasClosedMeanwhile() {
        assertEquals(
                new TreeSet<>(List.of("hr.jobs.fault.closed")),
                wrong(form(opening(false), "zoe@example.org", "Voilà", 60, ""), false));
    }

    @Test
    void becomesTheMailThatTheCandidateWouldHaveSent() {
        var cv = new MailFile("CV été.pdf", "application/pdf", null, "%PDF-1.7 é".getBytes(StandardCharsets.UTF_8));
        var octets = JobsLetter.write(
                form(OPENING, "zoe@example.org", "Madame,\n.\nvoilà", 60, ""),
                List.of(cv),
                Locale.FRENCH,
                "fr.example");
        var mail = MailReading.read(octets);

        assertEquals("Zoë D'Août", mail.from().name());
        assertEquals("zoe@example.org", mail.from().address());
        assertEquals("jobs+fr-2026-014@fr.example", mail.to().get(0).address());
        assertEquals("jobs+FR-2026-014@fr.example", mail.header("Delivered-To").orElseThrow());
        assertEquals("<zoe@example.org>", mail.header("Return-Path").orElseThrow());
        assertEquals("0193aaaa-0000-0000-0000-000000000000@fr.example", mail.messageId());
        assertTrue(mail.subject().startsWith("Candidature FR-2026-014"), mail.subject());
        assertTrue(mail.subject().endsWith("Ingénieur·e"), mail.subject());
        assertTrue(mail.text().replace("\r", "").startsWith("Madame,\n.\nvoilà\n\nZoë D'Août\n"), mail.text());
        assertTrue(mail.text().contains("+33 1 23"), mail.text());
        assertEquals("CV été.pdf", mail.files().get(0).name());
        assertArrayEquals(cv.octets(), mail.files().get(0).octets());
    }

    @Test
    void goesToTheGeneralAddressWithoutAnOpening() {
        var octets = JobsLetter.write(
                form(null, "zoe@example.org", "Hello", 60, ""), List.of(), Locale.ENGLISH, "fr.example");

        assertEquals("jobs@fr.example", MailReading.read(octets).to().get(0).address());
        assertFalse(MailReading.read(octets).subject().isBlank());
    }
}
