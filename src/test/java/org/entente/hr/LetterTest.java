package org.entente.hr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.mail.MailReading;
import org.entente.mail.ReceivedMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from a letter before a person reads it. */
class LetterTest {
    static Opening opening(String reference, String title, boolean open) {
        var text = new NoticeText(title, "");
        return new Opening(
                "id-" + reference,
                reference,
                Map.of("en", text, "fr", text),
                List.of("fr"),
                "Paris",
                "permanent",
                null,
                "fr-sales-manager",
                "",
                "jobs+" + reference + "@fr.example",
                Instant.EPOCH,
                false,
                open);
    }

    private static final List<Opening> OPENINGS = List.of(
            opening("FR-2026-001", "Sales engineer", true),
            opening("FR-2026-0012", "Accountant", true),
            opening("FR-2025-007", "Archivist", false));

    private static ReceivedMail mail(String message) {
        return ReceivedMail.of(
                UUID.randomUUID(), "jobs", Instant.EPOCH, MailReading.read(message.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({
        "fr, 'Madame, Monsieur, je vous adresse ma candidature pour le poste. Cordialement'",
        "fr, 'Bonjour, ci-joint mon CV. I have a certificate in English.  Merci de votre retour à ce sujet, à bientôt'",
        "fr, 'Objet : candidature'",
        "en, 'Dear Sir or Madam, please find attached my application. Kind regards, Zoé Lefèvre'",
        "en, 'I would like to apply for the job of technico-commercial in the area of Île-de-France.'",
        "de, 'CV'",
        "de, ''"
    })
    void hasALanguageOrElseThatOfTheSite(String language, String letter) {
        assertEquals(Locale.forLanguageTag(language), LetterLanguage.of(letter, Locale.GERMAN));
    }

    @ParameterizedTest
    @CsvSource({
        "fr-2026-001, '', '', FR-2026-001",
        "'', 'Your ad fr 2026/001', '', FR-2026-001",
        "'', 'Hello', 'for FR-2026-0012.', FR-2026-0012",
        "fr-2025-007, 'FR-2026-001', '', FR-2025-007",
        "'', 'Hello', 'FR-2026-001 or FR-2025-007', ''",
        "'', 'XFR-2026-001', '', ''"
    })
    void isForTheOpeningThatItNames(String tag, String subject, String text, String reference) {
        var found = References.of(Set.of(tag), subject, text, OPENINGS);

        assertEquals(
                reference,
                Optional.ofNullable(found.opening()).map(Opening::reference).orElse(""));
    }

    @Test
    void isToBeSortedWithASuggestionOfWhatIsOpen() {
        var found = References.of(Set.of(), "Engineer", "I am a sales engineer and archivist.", OPENINGS);
        assertEquals(Optional.empty(), Optional.ofNullable(found.opening()));
        assertEquals(
                "FR-2026-001",
                Optional.ofNullable(found.suggestion()).map(Opening::reference).orElse(""));
        assertEquals(
                Optional.empty(),
                Optional.ofNullable(
                        References.of(Set.of(), "Archivist", "", OPENINGS).suggestion()));
    }

    @Test
    void proposesNameAddressAndTelephone() {
        assertEquals(
                new Candidate("Jeanne Martin", "jeanne@x.example", "+33 6 12 34 56 78"),
                Candidate.proposed(mail("From: Jeanne Martin <Jeanne@X.example>\n\nRef 2026001234\n+33 6 12 34 56 78\n")
                        .message()));
        assertEquals(
                new Candidate("Jeanne Martin Dupont", "jeanne.martin-dupont@x.example", "06.12.34.56.78"),
                Candidate.proposed(mail("From: jeanne.martin-dupont@x.example\n\nTel 06.12.34.56.78.")
                        .message()));
        assertEquals(
                new Candidate("", "", ""),
                Candidate.proposed(mail("Subject: x\n\nx").message()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bounce Return-Path: <>",
                "bounce Content-Type: multipart/report; boundary=b",
                "automatic Auto-Submitted: auto-replied",
                "automatic X-Auto-Response-Suppress: All",
                "automatic Subject: Out of office until Monday",
                "automatic Subject: Réponse automatique : absente",
                "list List-Id: <a.example>",
                "list Precedence: bulk",
            })
    void isNotAnsweredWhereAMachineOrAListSentIt(String line) {
        var reason = line.substring(0, line.indexOf(' '));
        var mail = mail(line.substring(reason.length() + 1) + "\nFrom: a@b.example\n\nHello\n");

        assertEquals(Optional.of(reason), Silence.about(mail));
        assertEquals(!reason.equals("list"), Silence.isOfMachine(mail));
    }

    @Test
    void isAnsweredWhereAPersonWroteIt() {
        assertEquals(Optional.empty(), Silence.about(mail("From: a@b.example\nAuto-Submitted: no\n\nHello\n")));
        assertEquals(Optional.of("nobody"), Silence.about(mail("Subject: x\n\nHello\n")));
        assertEquals(Optional.of("automatic"), Silence.about(mail("From: MAILER-DAEMON@b.example\n\nHello\n")));
    }

    @Test
    void isFoundByWordsWithoutAccentsAndByNumbers() {
        var words = WordMarks.words("Zoé L'ŒUVRE <zoe@x.example> +33 6 12 34 56 78");
        for (var word : List.of("zoe", "oeuvre", "x", "example", "33612345678")) {
            assertEquals(true, words.contains(word), word + " in " + words);
        }
        assertFalse(words.contains("Zoé"));
    }
}
