package org.entente.mailinglist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.entente.mail.Letter;
import org.entente.mail.MailMessage;
import org.entente.mail.Mailbox;
import org.junit.jupiter.api.Test;

/** The digest, read by a library that others use. */
class DigestMailTest {
    private static final Instant NOW = Instant.parse("2026-11-25T06:00:00Z");

    private static MailingList list() {
        var settings = new ListSettings(
                "board",
                Map.of("en", "Board", "fr", "Conseil"),
                null,
                null,
                List.of("fr"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return MailingList.open(settings, "fr", "board@fr.example", NOW);
    }

    private static PostRow row(String subject) {
        return new PostRow(
                subject,
                "board",
                "fr",
                "published",
                subject + "@x",
                subject,
                List.of(),
                "Zoé",
                "z@x.example",
                subject,
                "",
                null,
                List.of(),
                "",
                NOW,
                NOW,
                NOW,
                null,
                NOW);
    }

    private static byte[] post(String subject) {
        return new Letter(new Mailbox("Zoé", "z@x.example"))
                .messageId(subject + "@x")
                .subject(subject)
                .text("Bonjour é, " + subject)
                .write();
    }

    private static MimeMessage write() throws Exception {
        var octets = DigestMail.write(
                list(),
                List.of(row("Été"), row("two")),
                List.of(post("Été"), post("two")),
                List.of(new MailMessage.Header("List-Id", "\"Board\" <board.fr.example>")),
                "https://intranet.example/lists/board",
                Locale.FRENCH,
                NOW);
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(octets));
    }

    @Test
    void hasATableOfContentsAndEachPostAsAMessageOfItsOwn() throws Exception {
        var mail = write();
        var parts = (Multipart) mail.getContent();
        var posts = (Multipart) parts.getBodyPart(1).getContent();

        assertEquals("Conseil\u00a0: 2 messages", mail.getSubject());
        assertEquals("\"Board\" <board.fr.example>", mail.getHeader("List-Id", null));
        assertEquals(2, parts.getCount());
        var contents = (String) parts.getBodyPart(0).getContent();
        assertTrue(contents.startsWith("1. Été (Zoé)\r\n2. two (Zoé)\r\n"), contents);
        assertTrue(contents.contains("https://intranet.example/lists/board"), contents);
        assertTrue(parts.getBodyPart(1).isMimeType("multipart/digest"));
        assertEquals(2, posts.getCount());
        var first = (MimeMessage) posts.getBodyPart(0).getContent();
        assertEquals("Été", first.getSubject());
        assertEquals("Bonjour é, Été", ((String) first.getContent()).strip());
    }

    @Test
    void hasAMessageIdOfItsOwn() throws Exception {
        assertNotEquals(write().getMessageID(), write().getMessageID());
    }
}
