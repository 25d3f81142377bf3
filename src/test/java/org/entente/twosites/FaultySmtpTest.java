package org.entente.twosites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultySmtpTest {
    private final FaultySmtp server = new FaultySmtp();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void takesWhatIsSentAsItIs() throws IOException {
        assertTrue(
                send("Subject: a\r\n\r\n.\r\n..b", "x@a.example", "y@b.example").startsWith("250 "));

        var mail = server.taken().get(0);
        assertEquals("list@fr.example", mail.sender());
        assertEquals(List.of("x@a.example", "y@b.example"), mail.recipients());
        assertEquals("Subject: a\r\n\r\n.\r\n..b\r\n", mail.text());
        assertEquals(1, server.connections());
    }

    @Test
    void takesSeveralMailsOnOneConnectionAndTheWordsOfOneAtOnce() throws IOException {
        try (var client = new SmtpClient(server.port())) {
            client.hear();
            client.say("EHLO client.example");
            for (var turn = 0; turn < 2; turn++) {
                client.send("MAIL FROM:<>\r\nRCPT TO:<x@a.example>\r\nRCPT TO:<y@a.example>\r\nDATA\r\n");
                for (var answer : List.of("250", "250", "250", "354")) {
                    assertTrue(client.hear().startsWith(answer));
                }
                assertTrue(client.say("Subject: a\r\n\r\nb\r\n.").startsWith("250 "));
            }
            assertTrue(client.say("QUIT").startsWith("221 "));
        }
        assertEquals(2, server.taken().size());
        assertEquals(1, server.connections());
    }

    @Test
    void refusesOneRecipientAndTakesTheOther() throws IOException {
        server.at(SmtpStage.RCPT, "full@", SmtpReply.of("450 4.2.2 Full"));

        assertTrue(send("Subject: a", "full@a.example", "y@b.example").startsWith("250 "));
        assertEquals(List.of("y@b.example"), server.taken().get(0).recipients());
        assertTrue(send("Subject: a", "full@a.example").startsWith("503 "));
    }

    @Test
    void refusesAsOftenAsItWasTold() throws IOException {
        server.times(2, SmtpStage.DOT, SmtpReply.of("552 5.2.2 Full"));

        assertTrue(send("Subject: a", "x@a.example").startsWith("552 "));
        assertTrue(send("Subject: a", "x@a.example").startsWith("552 "));
        assertTrue(send("Subject: a", "x@a.example").startsWith("250 "));
        assertEquals(1, server.taken().size());
    }

    @Test
    void losesTheAnswerAndKeepsTheMessage() throws IOException {
        server.loseAnswer();

        assertEquals("", send("Subject: a", "x@a.example"));
        assertEquals(1, server.taken().size());
    }

    @Test
    void dropsTheConnectionAndKeepsNothing() throws IOException {
        server.once(SmtpStage.DOT, SmtpReply.CLOSE)
                .once(SmtpStage.MAIL, SmtpReply.of("421 4.3.2 Closing").closing());
        try (var client = new SmtpClient(server.port())) {
            client.hear();
            assertTrue(client.say("MAIL FROM:<a@b.example>").startsWith("421 "));
            assertEquals("", client.hear());
        }

        assertEquals("", send("Subject: a", "x@a.example"));
        assertEquals(List.of(), server.taken());
    }

    @Test
    void staysSilentUntilItIsHealed() throws IOException {
        server.at(SmtpStage.CONNECT, SmtpReply.SILENCE);
        try (var client = new SmtpClient(server.port())) {
            client.patience(100);
            assertThrows(SocketTimeoutException.class, client::hear);
        }
        server.heal();
        assertTrue(send("Subject: a", "x@a.example").startsWith("250 "));
    }

    @Test
    void answersOctetByOctet() throws IOException {
        server.once(SmtpStage.DATA, SmtpStage.DATA.ok().dripping(1));

        assertTrue(send("Subject: a", "x@a.example").startsWith("250 "));
    }

    @Test
    void refusesBareEndsOfLinesAndLongLines() throws IOException {
        assertTrue(send("Subject: a\n\nb", "x@a.example").startsWith("550 5.6.11 "));
        assertTrue(send("Subject: a\rb", "x@a.example").startsWith("550 5.6.11 "));
        assertTrue(send("x".repeat(999), "x@a.example").startsWith("552 5.6.0 "));
        assertTrue(send("x".repeat(998), "x@a.example").startsWith("250 "));
        assertTrue(send("." + "x".repeat(997), "x@a.example").startsWith("250 "));
    }

    private String send(String message, String... recipients) throws IOException {
        return SmtpClient.mail(server.port(), message, "list@fr.example", recipients);
    }
}
