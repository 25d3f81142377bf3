package org.entente.mailinglist;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entente.mail.MailFile;
import org.entente.mail.MailMessage;
import org.entente.mail.MailReading;
import org.entente.mailinglist.PostEnricher.Piece;
import org.junit.jupiter.api.Test;

class ComposerTest {
    private static final Composer COMPOSER = new Composer("https://intranet.fr.example");

    private static MailingList list(boolean munged, boolean personal) {
        var settings = new ListSettings(
                "board",
                Map.of("en", "Sales board", "fr", "Conseil « ventes »"),
                null,
                null,
                List.of("fr"),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                munged,
                personal);
        return MailingList.open(settings, "fr", "board@fr.example", Instant.EPOCH);
    }

    private static Composer.Material material(String original, Optional<Piece> piece, List<String> missing) {
        var octets = original.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        var message = MailReading.read(new ByteArrayInputStream(octets));
        var row = new PostRow(
                "0193",
                "board",
                "fr",
                "published",
                message.messageId(),
                "0193",
                message.inReplyTo(),
                message.from().name(),
                message.from().address(),
                message.subject(),
                message.text(),
                "sha",
                List.of(),
                "",
                message.sentAt(),
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null);
        return new Composer.Material(row, message, octets, piece, missing);
    }

    private static MailMessage compose(MailingList list, Composer.Material material, Locale language) {
        return MailReading.read(new ByteArrayInputStream(COMPOSER.compose(list, material, language)));
    }

    private static final String PLAIN = """
            Received: from somewhere
            DKIM-Signature: v=1; d=fr.example
            Return-Receipt-To: spy@fr.example
            From: Aurélie Moreau <aurelie@fr.example>
            To: board@fr.example
            Cc: other@fr.example
            Subject: =?ISO-8859-1?Q?March=E9?=
            Message-ID: <one@fr.example>
            In-Reply-To: <zero@fr.example>
            Date: Tue, 24 Nov 2026 09:12:00 +0100
            Importance: high
            MIME-Version: 1.0
            Content-Type: text/plain; charset=windows-1252
            Content-Transfer-Encoding: quoted-printable

            Le march=E9 =96 14 =80
            """;

    @Test
    void writesAPostInUtf8UnderItsOwnMessageIdAndInTheMembersLanguage() {
        var french = compose(list(false, true), material(PLAIN, Optional.empty(), List.of()), Locale.FRENCH);

        assertEquals("one@fr.example", french.messageId());
        assertEquals(List.of("zero@fr.example"), french.inReplyTo());
        assertEquals("Marché", french.subject());
        assertEquals("aurelie@fr.example", french.from().address());
        assertEquals("board@fr.example", french.to().get(0).address());
        assertEquals("other@fr.example", french.cc().get(0).address());
        assertEquals(Instant.parse("2026-11-24T08:12:00Z"), french.sentAt());
        assertEquals("high", french.header("Importance").orElseThrow());
        assertTrue(french.text().startsWith("Le marché – 14 €"), french.text());
        assertTrue(french.text().contains("Conseil « ventes » · board@fr.example"), french.text());
        assertTrue(french.text().contains("https://intranet.fr.example/posts/0193"), french.text());
        for (var dropped : List.of("Received", "DKIM-Signature", "Return-Receipt-To")) {
            assertTrue(french.header(dropped).isEmpty(), dropped);
        }
    }

    @Test
    void putsTheListsFieldsOnIt() {
        var shared = compose(list(false, false), material(PLAIN, Optional.empty(), List.of()), Locale.ENGLISH);

        assertEquals(
                "\"Sales board\" <board.fr.example>", shared.header("List-Id").orElseThrow());
        assertEquals("<mailto:board@fr.example>", shared.header("List-Post").orElseThrow());
        assertEquals(
                "<mailto:board-owner@fr.example>", shared.header("List-Owner").orElseThrow());
        assertEquals(
                "<mailto:board-join@fr.example>",
                shared.header("List-Subscribe").orElseThrow());
        assertEquals(
                "<mailto:board-leave@fr.example>, <https://intranet.fr.example/lists/board>",
                shared.header("List-Unsubscribe").orElseThrow());
        assertEquals(
                "<https://intranet.fr.example/posts/0193>",
                shared.header("Archived-At").orElseThrow());
        assertEquals("list", shared.header("Precedence").orElseThrow());
        assertTrue(shared.header("List-Unsubscribe-Post").isEmpty());
        assertTrue(COMPOSER.personal(list(false, true), "token")
                .contains("<https://intranet.fr.example/lists/leave/token>"));
    }

    @Test
    void standsInFromForASenderWhoseDomainRefusesLists() {
        var munged = compose(list(true, true), material(PLAIN, Optional.empty(), List.of()), Locale.ENGLISH);

        assertEquals("board@fr.example", munged.from().address());
        assertTrue(
                munged.from().name().endsWith("via Sales board"), munged.from().name());
        assertEquals("aurelie@fr.example", munged.replyTo().get(0).address());
    }

    @Test
    void passesOnWhatIsSignedOctetForOctet() {
        var body = """

                --b
                Content-Type: text/plain

                Signed.  \n
                --b
                Content-Type: application/pgp-signature; name="signature.asc"

                -----BEGIN PGP SIGNATURE-----
                --b--
                """;
        var head = """
                Received: from somewhere
                List-Id: <other.example>
                From: a@fr.example
                To: board@fr.example
                Message-ID: <two@fr.example>
                Subject: a
                 folded one
                Content-Type: multipart/signed; protocol="application/pgp-signature";
                 micalg=pgp-sha256; boundary=b
                """;
        var octets =
                COMPOSER.compose(list(false, true), material(head + body, Optional.empty(), List.of()), Locale.ENGLISH);
        var sent = new String(octets, StandardCharsets.ISO_8859_1);

        assertTrue(sent.endsWith(body.replace("\n", "\r\n")), sent);
        assertTrue(sent.contains("\r\nSubject: a\r\n folded one\r\n"), sent);
        assertTrue(sent.contains("boundary=b\r\n"), sent);
        assertTrue(!sent.contains("Received:") && !sent.contains("other.example"), sent);
        assertEquals(1, sent.split("Message-ID:", -1).length - 1);
        assertTrue(MailReading.read(new ByteArrayInputStream(octets)).sealed());
    }

    @Test
    void putsWhatWasReadAboveWithItsPictureAndSaysWhatIsMissing() {
        var picture = new MailFile("chart.png", "image/png", "chart@panel", new byte[] {1, 2, 3});
        var piece = new Piece(
                "Share 14.2 %",
                "<p>Share <b>14.2 %</b></p><img src=\"cid:chart@panel\" alt=\"Share\">", List.of(picture));
        var mail = compose(
                list(false, true),
                material(PLAIN, Optional.of(piece), List.of("\"report.xlsx\" is not here yet.")),
                Locale.ENGLISH);

        assertTrue(mail.text().startsWith("Share 14.2 %"), mail.text());
        assertTrue(mail.text().contains("\"report.xlsx\" is not here yet."), mail.text());
        assertTrue(mail.html().contains("<b>14.2 %</b>"), mail.html());
        assertTrue(mail.html().indexOf("14.2 %") < mail.html().indexOf("Le marché"), mail.html());
        assertArrayEquals(picture.octets(), mail.files().get(0).octets());
        assertEquals("chart@panel", mail.files().get(0).contentId());
    }
}
