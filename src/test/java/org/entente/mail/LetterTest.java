package org.entente.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LetterTest {
    private static final Mailbox FROM = new Mailbox("Hélène Delacroix", "helene@fr.example");

    private static MailMessage read(Letter letter) {
        return MailReading.read(new ByteArrayInputStream(letter.write()));
    }

    @Test
    void saysWhatItWasGiven() {
        var csv = "Marché;14,2\r\n".getBytes(StandardCharsets.UTF_8);
        var sent = Instant.parse("2026-11-24T08:12:00Z");
        var letter = new Letter(FROM)
                .to(new Mailbox("", "list@fr.example"))
                .subject("Le marché\r\nBcc: everybody@example.org")
                .messageId("one@fr.example")
                .date(sent)
                .answers("zero@fr.example")
                .header("List-Id", "\"Board\" <board.fr.example>")
                .text("Ça monte.\n.\nFin")
                .html(
                        "<p>Ça <img src=\"cid:chart\"> monte.</p>",
                        List.of(new MailFile("chart.png", "image/png", "chart", csv)))
                .file(new MailFile("marché.csv", "text/csv", null, csv));
        var read = read(letter);

        assertEquals(FROM, read.from());
        assertEquals("Le marché Bcc: everybody@example.org", read.subject());
        assertTrue(read.header("Bcc").isEmpty());
        assertEquals("one@fr.example", read.messageId());
        assertEquals(List.of("zero@fr.example"), read.inReplyTo());
        assertEquals(sent, read.sentAt());
        assertEquals("\"Board\" <board.fr.example>", read.header("List-Id").orElseThrow());
        assertEquals("Ça monte.\n.\nFin", read.text().strip().replace("\r", ""));
        assertTrue(read.html().contains("cid:chart"));
        assertEquals(
                List.of("chart.png", "marché.csv"),
                read.files().stream().map(MailFile::name).toList());
        assertArrayEquals(csv, read.files().get(1).octets());
    }

    @Test
    void endsEachLineAsMailDoes() {
        var octets = new String(
                new Letter(FROM)
                        .to(FROM)
                        .subject("é".repeat(200))
                        .text("a\nb\r\nc")
                        .write(),
                StandardCharsets.US_ASCII);

        assertFalse(octets.replace("\r\n", "").matches("(?s).*[\r\n].*"));
        assertTrue(octets.lines().allMatch(line -> line.length() <= 998));
    }

    @Test
    void letsNoNameBringAHeader() {
        var read = read(new Letter(new Mailbox("A\r\nBcc: b@c.example", "a@b.example"))
                .to(new Mailbox("C\nX-Evil: yes", "c@d.example\r\nX-Worse: yes"))
                .text("x"));

        assertEquals("A Bcc: b@c.example", read.from().name());
        for (var header : List.of("Bcc", "X-Evil", "X-Worse")) {
            assertTrue(read.header(header).isEmpty(), header);
        }
    }

    @Test
    void marksAMachinesAnswer() {
        assertEquals(
                "auto-replied",
                read(Letter.answer(FROM, "a@b").text("x"))
                        .header("Auto-Submitted")
                        .orElseThrow());
    }
}
