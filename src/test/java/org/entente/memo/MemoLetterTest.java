package org.entente.memo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.BodyPart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.entente.mail.MailFile;
import org.entente.people.MailReader;
import org.entente.people.Preferences;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Letters as a mail program reads them. */
class MemoLetterTest {
    private static final MailPlace PLACE = new MailPlace("https://entente.fr.example", "fr.example", "memo");
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant DUE = Instant.parse("2026-12-03T17:30:00Z");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Circle FRENCH = new Circle(Locale.FRENCH, PARIS, 0, "", "");
    private static final Circle ENGLISH = new Circle(Locale.ENGLISH, ZoneId.of("Europe/London"), 0, "", "");
    private static final Map<String, MemoText> BOTH = Map.of(
            "en", new MemoText("Prices", "From **Monday** <script>alert(1)</script>, [here](https://x.example)."),
            "fr", new MemoText("Tarifs d'été", "Dès **lundi** : l'été à 5 €."));

    private static Memo memo(Map<String, MemoText> texts, boolean urgent, boolean asks) {
        var here = new Memo();
        here.arrive(MemoPublished.of(written(texts, urgent, asks), List.of()), NINE);
        return here;
    }

    private static Memo written(Map<String, MemoText> texts, boolean urgent, boolean asks) {
        return written("Siân Llewellyn", texts, urgent, asks);
    }

    private static Memo written(String name, Map<String, MemoText> texts, boolean urgent, boolean asks) {
        var draft = new MemoDraft(
                texts,
                new Audience(List.of("fr"), List.of(), List.of()),
                urgent ? "urgent" : "normal",
                urgent ? "The store burns" : null,
                asks ? DUE : null,
                null,
                null,
                List.of(),
                false);
        var home = Memo.write("42", "uk", new Author("uk-a", name, "sales"), draft, NINE);
        home.answer("sian@uk.example");
        home.publish(NINE);
        return home;
    }

    private static MimeMessage letter(Memo memo, String kind, Circle circle, Enclosure... files) throws Exception {
        var occasion = kind.equals("reminded") ? "2026-12-01T08:00:00Z" : "";
        var errand = new Errand("42", 1, kind, occasion);
        return parsed(new MemoLetter(memo, errand, circle, PLACE, List.of(files)).write());
    }

    private static MimeMessage parsed(byte[] octets) throws Exception {
        assertFalse(
                new String(octets, StandardCharsets.ISO_8859_1)
                        .replace("\r\n", "")
                        .matches("(?s).*[\r\n].*"),
                "line ends are CRLF");
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(octets));
    }

    private static String text(MimeMultipart body) throws Exception {
        return body.getBodyPart(0).getContent().toString().replaceAll("[\u00a0\u202f]", " ");
    }

    private static String html(MimeMultipart body) throws Exception {
        return body.getBodyPart(1).getContent().toString();
    }

    @Test
    void saysAllInTheReadersLanguageAndByTheirClock() throws Exception {
        var letter = letter(memo(BOTH, true, true), "memo", FRENCH);
        var body = (MimeMultipart) letter.getContent();

        assertEquals("[urgente] Tarifs d'été [à confirmer avant le 3 déc. 2026]", letter.getSubject());
        assertEquals("<memo.42.1@fr.example>", letter.getMessageID());
        var from = (InternetAddress) letter.getFrom()[0];
        assertEquals("Siân Llewellyn (uk) via Entente", from.getPersonal());
        assertEquals("memo@fr.example", from.getAddress());
        assertEquals("sian@uk.example", letter.getReplyTo()[0].toString());
        assertEquals("auto-generated", letter.getHeader("Auto-Submitted", null));
        assertEquals("OOF, AutoReply", letter.getHeader("X-Auto-Response-Suppress", null));
        assertEquals("bulk", letter.getHeader("Precedence", null));
        assertNull(letter.getHeader("References"));
        assertTrue(body.getContentType().startsWith("multipart/alternative"), body.getContentType());
        assertTrue(body.getBodyPart(0).getContentType().contains("charset=UTF-8"));
        var text = text(body);
        assertTrue(text.contains("De Siân Llewellyn, Ventes (uk)") || text.contains("(uk)"), text);
        assertTrue(text.contains("3 déc. 2026, 18:30") || text.contains("3 déc. 2026 18:30"), text);
        assertTrue(text.contains("Urgente parce que : The store burns"), text);
        assertTrue(text.contains("l'été à 5 €"), text);
        assertTrue(text.contains("https://entente.fr.example/memos/42"), text);
        assertTrue(text.contains("Siân Llewellyn."), text);
        assertFalse(text.contains("qu’en anglais"), text);
        assertTrue(html(body).contains("<strong>lundi</strong>"), html(body));
        assertTrue(html(body).contains("<html lang=\"fr\">"), html(body));
    }

    @Test
    void saysThatItHasNotTheReadersLanguage() throws Exception {
        var english = Map.of("en", new MemoText("Prices", "From Monday"));
        var letter = letter(memo(english, false, false), "memo", FRENCH);
        var body = (MimeMultipart) letter.getContent();

        assertEquals("Prices", letter.getSubject());
        assertTrue(text(body).contains("Cette note n’existe qu’en anglais."), text(body));
        assertTrue(html(body).contains("<h1 style=\"font-size:1.4em\" lang=\"en\">Prices</h1>"), html(body));
        assertFalse(text(body).contains("confirmer"), text(body));
    }

    @Test
    void showsNoMarkupOfAPersons() throws Exception {
        var body = (MimeMultipart)
                letter(memo(BOTH, false, false), "memo", ENGLISH).getContent();

        assertFalse(html(body).contains("<script"), html(body));
        assertTrue(html(body).contains("&lt;script&gt;"), html(body));
        assertTrue(html(body).contains("href=\"https://x.example\""), html(body));
    }

    @Test
    void letsNoTitleNorNameAddAHeader() throws Exception {
        var evil = Map.of("en", new MemoText("Hello\r\nBcc: all@x.example\r\n\r\nboo", "x"));
        var letter = letter(written("Ann\r\nBcc: all@x.example", evil, false, false), "memo", ENGLISH);
        assertNull(letter.getHeader("Bcc"));
        assertEquals("Hello Bcc: all@x.example boo", letter.getSubject());

        var to = MailTop.of(reader("Éve\r\nBcc: x@x.example", "eve@fr.example", false));
        assertEquals("eve@fr.example", to.address());
        assertTrue(to.headers().startsWith("To: =?UTF-8?"), to.headers());
        assertFalse(to.headers().contains("\nBcc"), to.headers());
        assertTrue(to.headers().endsWith(" <eve@fr.example>\r\n"), to.headers());
    }

    @Test
    void answersTheFirstVersionAndSaysForWhom() throws Exception {
        var memo = memo(BOTH, false, true);
        var circle = new Circle(Locale.ENGLISH, PARIS, 1, "fr-camille", "Camille Durand");
        var reminder = letter(memo, "reminded", circle);

        assertEquals("[reminder] Prices [to acknowledge by 3 Dec 2026] [for Camille Durand]", reminder.getSubject());
        assertEquals("<memo.42.1.reminded.1796112000000.for.fr-camille@fr.example>", reminder.getMessageID());
        assertEquals("<memo.42.1.for.fr-camille@fr.example>", reminder.getHeader("References", null));
        assertEquals("<memo.42.1.for.fr-camille@fr.example>", reminder.getHeader("In-Reply-To", null));
        var text = text((MimeMultipart) reminder.getContent());
        assertTrue(text.startsWith("For Camille Durand, whose deputy you are."), text);
        assertTrue(text.contains("Siân Llewellyn reminds you"), text);
        assertTrue(text.contains("/memos/42?for=fr-camille"), text);
        assertFalse(text.contains("From **Monday**"), text);

        var late = letter(memo, "overdue", FRENCH);
        assertEquals("Tarifs d'été [en retard depuis le 3 déc. 2026]", late.getSubject());
    }

    @Test
    void ofAWithdrawnOneLeavesTheTitleAlone() throws Exception {
        var memo = memo(BOTH, true, true);
        memo.withdraw(NINE.plusSeconds(3600));
        var letter = letter(memo, "withdrawn", ENGLISH);

        assertEquals("[withdrawn] Prices", letter.getSubject());
        var text = text((MimeMultipart) letter.getContent());
        assertTrue(text.contains("withdrew this memo on 23 Nov 2026, 10:00"), text);
        assertFalse(text.contains("Monday") || text.contains("acknowledge") || text.contains("burns"), text);
    }

    @Test
    void attachesWhatIsHereAndNamesTheRest() throws Exception {
        var octets = "a;b".getBytes(StandardCharsets.UTF_8);
        var letter = letter(
                memo(BOTH, false, false),
                "memo",
                FRENCH,
                new Enclosure("été.csv", 3, "attached", new MailFile("été.csv", "text/csv", null, octets)),
                new Enclosure("film.mov", 40_000_000, "page", null),
                new Enclosure("plan.pdf", 200_000, "arriving", null));
        var mixed = (MimeMultipart) letter.getContent();

        assertEquals(2, mixed.getCount());
        BodyPart file = mixed.getBodyPart(1);
        assertEquals("été.csv", jakarta.mail.internet.MimeUtility.decodeText(file.getFileName()));
        assertArrayEquals(octets, file.getInputStream().readAllBytes());
        var text = text((MimeMultipart) mixed.getBodyPart(0).getContent());
        assertTrue(text.contains("été.csv (3 octets), joint"), text);
        assertTrue(text.contains("film.mov (40 Mo), sur la page"), text);
        assertTrue(text.contains("plan.pdf (200 ko), encore en route"), text);
    }

    @Test
    void takesNoAddressThatIsNone() {
        assertEquals("a.b+c@uk.example", MemoPublished.mailbox("a.b+c@uk.example"));
        assertNull(MemoPublished.mailbox("a@uk.example\r\nBcc: x@x.example"));
        assertNull(MemoPublished.mailbox("A <a@uk.example>"));
        assertNull(MemoPublished.mailbox("admin@uk.invalid"));
        assertNull(MemoPublished.mailbox(null));
    }

    @Test
    void digestsWhatWaitsDueFirst() throws Exception {
        var own = new DigestLetter.Section(
                "", "", List.of(item("1", "To sign", DUE)), List.of(item("2", "For all\r\nX: y", null)), 3);
        var other = new DigestLetter.Section(
                "fr-camille", "Camille Durand", List.of(), List.of(item("3", "Only hers", null)), 0);
        var letter = parsed(new DigestLetter(
                        reader("Aurélie", "a@fr.example", false),
                        LocalDate.parse("2026-11-25"),
                        List.of(own, other),
                        PLACE)
                .write());

        assertEquals("<memo.digest.2026-11-25.fr-a@fr.example>", letter.getMessageID());
        assertTrue(letter.getSubject().matches("Notes.: 1 à confirmer, 2 nouvelles"), letter.getSubject());
        var text = text((MimeMultipart) letter.getContent());
        int sign = text.indexOf("To sign");
        int fresh = text.indexOf("For all");
        assertTrue(sign > 0 && fresh > sign, text);
        assertTrue(text.contains("à confirmer avant le 3 déc. 2026"), text);
        assertTrue(text.contains("https://entente.fr.example/memos/1\r\n"), text);
        assertTrue(text.contains("Pour Camille Durand, que vous suppléez."), text);
        assertTrue(text.contains("https://entente.fr.example/memos/3?for=fr-camille"), text);
        assertTrue(text.contains("Et 3 de plus"), text);
    }

    @Test
    void digestsFromItsHourOnAndNotOnTheDayOfTheChoice() {
        var seven = LocalTime.of(7, 0);
        var turn = new Digests.Turn(reader("A", "a@fr.example", true), LocalDate.parse("2026-11-25"));
        assertFalse(Digests.isTime(turn, seven, Instant.parse("2026-11-25T05:59:59Z")));
        assertTrue(Digests.isTime(turn, seven, Instant.parse("2026-11-25T06:00:00Z")));
        assertTrue(Digests.isTime(turn, seven, Instant.parse("2026-11-25T20:00:00Z")), "after a downtime");
        var today = new Digests.Turn(turn.reader(), LocalDate.parse("2026-11-20"));
        assertFalse(Digests.isTime(today, seven, Instant.parse("2026-11-20T20:00:00Z")), "chosen at noon");
    }

    private static MailReader reader(String name, String address, boolean digest) {
        return new MailReader(
                "fr-a",
                name,
                address,
                Locale.FRENCH,
                PARIS,
                new Preferences(true, "none", "none", null, null, digest ? "digest" : "each", false),
                Instant.parse("2026-11-20T11:00:00Z"),
                "fr-a",
                name);
    }

    private static MemoItem item(String id, String title, @Nullable Instant due) {
        return new MemoItem(
                id,
                "uk",
                Map.of("en", title),
                "Siân",
                "sales",
                "normal",
                null,
                1,
                null,
                NINE,
                NINE,
                due,
                null,
                null,
                null,
                null,
                null,
                due != null,
                null,
                0);
    }
}
