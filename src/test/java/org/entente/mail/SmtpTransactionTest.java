package org.entente.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.net.ssl.SSLSocketFactory;
import org.entente.twosites.FaultySmtp;
import org.entente.twosites.SmtpReply;
import org.entente.twosites.SmtpStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One message over one connection, with a server that fails. */
class SmtpTransactionTest {
    private static final String TEXT = "Message-ID: <1@fr.example>\r\nSubject: été\r\n\r\n.\r\n..two\r\nend\r\n";

    private final FaultySmtp server = new FaultySmtp();

    @AfterEach
    void close() {
        server.close();
    }

    static Smarthost host(int port, Duration timeout) {
        return new Smarthost(
                "127.0.0.1", port, Smarthost.Security.NONE, "", "", "fr.example", timeout, (SSLSocketFactory)
                        SSLSocketFactory.getDefault());
    }

    private SmtpConnection open() throws SmtpFault {
        return SmtpConnection.open(host(server.port(), Duration.ofSeconds(20)));
    }

    /** For where the server stays silent. */
    private SmtpConnection impatient() throws SmtpFault {
        return SmtpConnection.open(host(server.port(), Duration.ofMillis(400)));
    }

    private static SmtpTransaction.Message message() {
        var octets = TEXT.getBytes(StandardCharsets.UTF_8);
        return new SmtpTransaction.Message("bounces+1@fr.example", new byte[0], Wire.stuffed(octets), true);
    }

    private static List<String> states(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::state).toList();
    }

    private static List<String> send(SmtpConnection connection, String... recipients) throws Exception {
        return states(new SmtpTransaction(connection, message(), List.of(recipients)).run());
    }

    private List<Outcome> send(String... recipients) throws Exception {
        try (var connection = open()) {
            return new SmtpTransaction(connection, message(), List.of(recipients)).run();
        }
    }

    @Test
    void arrivesOctetForOctet() throws Exception {
        assertEquals(List.of("sent", "sent"), states(send("a@x.example", "b@y.example")));
        var taken = server.taken().get(0);
        assertEquals(TEXT, new String(taken.octets(), StandardCharsets.UTF_8));
        assertEquals("bounces+1@fr.example", taken.sender());
        assertEquals(List.of("a@x.example", "b@y.example"), taken.recipients());
        assertEquals("fr.example", taken.helo());
    }

    @Test
    void isRefusedForTheOneAndTakenForTheOthers() throws Exception {
        server.at(SmtpStage.RCPT, "gone@", SmtpReply.of("550 5.1.1 No such user"))
                .at(SmtpStage.RCPT, "full@", SmtpReply.of("450 4.2.2 Full"))
                .at(SmtpStage.RCPT, "spam@", SmtpReply.of("554 5.7.1 Not from you"));
        var outcomes = send("a@x.example", "gone@x.example", "full@x.example", "spam@x.example", "b@x.example");
        assertEquals(List.of("sent", "bounced", "delayed", "bounced", "sent"), states(outcomes));
        assertEquals(new Outcome("bounced", "5.1.1", "550 5.1.1 No such user", true), outcomes.get(1));
        assertEquals(new Outcome("delayed", "4.2.2", "450 4.2.2 Full", false), outcomes.get(2));
        assertEquals(new Outcome("bounced", "5.7.1", "554 5.7.1 Not from you", false), outcomes.get(3));
        assertEquals(
                List.of("a@x.example", "b@x.example"), server.taken().get(0).recipients());
    }

    @Test
    void goesOverTheSameConnectionAfterNobodyWasAccepted() throws Exception {
        server.at(SmtpStage.RCPT, "gone@", SmtpReply.of("550 5.1.1 No such user"));
        server.once(SmtpStage.MAIL, SmtpReply.of("451 4.3.0 Later"));
        try (var connection = open()) {
            assertEquals(List.of("delayed"), send(connection, "a@x.example"));
            assertEquals(List.of("bounced"), send(connection, "gone@x.example"));
            assertEquals(List.of("sent"), send(connection, "a@x.example"));
        }
        assertEquals(1, server.connections());
        assertEquals(1, server.taken().size());
    }

    @Test
    void leavesTooManyForTheNextTransaction() throws Exception {
        server.at(SmtpStage.RCPT, "r2@", SmtpReply.of("452 4.5.3 Too many"))
                .at(SmtpStage.RCPT, "r3@", SmtpReply.of("552 Too many"));
        assertEquals(
                List.of("sent", "sent", "again", "again"),
                states(send("r0@x.example", "r1@x.example", "r2@x.example", "r3@x.example")));
        assertEquals(List.of("delayed"), states(send("r2@x.example")));
        assertEquals(List.of("bounced"), states(send("r3@x.example")));
    }

    @Test
    void isRefusedForAllWhereTheMessageIs() throws Exception {
        server.once(SmtpStage.DOT, SmtpReply.of("554 5.6.0 Not this")).once(SmtpStage.DATA, SmtpReply.of("451 Later"));
        assertEquals(List.of("delayed", "delayed"), states(send("a@x.example", "b@x.example")));
        var outcomes = send("a@x.example", "b@x.example");
        assertEquals(List.of("bounced", "bounced"), states(outcomes));
        assertEquals("5.6.0", outcomes.get(0).status());
    }

    @ParameterizedTest
    @EnumSource(
            value = SmtpStage.class,
            names = {"MAIL", "RCPT", "DATA", "DOT"})
    void isDelayedBySilenceAndByALostConnection(SmtpStage stage) throws Exception {
        try (var connection = impatient()) {
            server.once(stage, SmtpReply.SILENCE);
            assertEquals(List.of("delayed"), send(connection, "a@x.example"));
        }
        server.once(stage, SmtpReply.CLOSE);
        var lost = send("a@x.example");
        assertEquals(List.of("delayed"), states(lost));
        assertEquals("4.4.2", lost.get(0).status());
        assertEquals(List.of("sent"), states(send("a@x.example")));
    }

    @Test
    void keepsWhatWasSaidOfTheOthersWhenTheConnectionIsLost() throws Exception {
        server.at(SmtpStage.RCPT, "gone@", SmtpReply.of("550 5.1.1 No such user"))
                .loseAnswer();
        assertEquals(List.of("bounced", "delayed"), states(send("gone@x.example", "a@x.example")));
        assertEquals(1, server.taken().size());
    }

    @Test
    void isToldThatAnOldConnectionIsGone() throws Exception {
        try (var connection = open()) {
            assertEquals(List.of("sent"), send(connection, "a@x.example"));
            server.once(
                    SmtpStage.MAIL, SmtpReply.of("421 4.4.2 Idle for too long").closing());
            assertThrows(SmtpTransaction.Stale.class, () -> send(connection, "b@x.example"));
            assertTrue(connection.isClosed());
        }
        server.once(SmtpStage.MAIL, SmtpReply.of("421 4.3.2 Not now").closing());
        assertEquals(List.of("delayed"), states(send("a@x.example"))); // a new one: that is meant for the mail
    }

    private List<List<String>> sendInOneBreath(String... recipients) throws Exception {
        var states = new java.util.ArrayList<List<String>>();
        try (var connection = open()) {
            SmtpTransaction next = new SmtpTransaction(connection, message(), List.of(recipients[0]));
            for (int i = 0; i < recipients.length; i++) {
                var current = next;
                next = i + 1 < recipients.length
                        ? new SmtpTransaction(connection, message(), List.of(recipients[i + 1]))
                        : null;
                states.add(states(current.run(next)));
            }
        }
        return states;
    }

    @Test
    void goesOnInTheSameBreathWhateverWasSaid() throws Exception {
        server.at(SmtpStage.RCPT, "gone@", SmtpReply.of("550 5.1.1 No such user"))
                .at(SmtpStage.DATA, "later@", SmtpReply.of("451 4.3.0 Later"))
                .at(SmtpStage.DOT, "spam@", SmtpReply.of("554 5.7.1 Not this"));
        assertEquals(
                List.of("sent", "bounced", "sent", "delayed", "sent", "bounced", "bounced", "sent"),
                sendInOneBreath(
                                "a@x.example",
                                "gone@x.example",
                                "b@x.example",
                                "later@x.example",
                                "c@x.example",
                                "spam@x.example",
                                "no address",
                                "d@x.example")
                        .stream()
                        .map(one -> one.get(0))
                        .toList());
        assertEquals(
                List.of("a@x.example", "b@x.example", "c@x.example", "d@x.example"),
                server.taken().stream().map(mail -> mail.recipient()).toList());
        assertEquals(1, server.connections());
    }

    @Test
    void isNotHeldByAnAnswerThatDrips() throws Exception {
        server.once(SmtpStage.MAIL, SmtpReply.of("250 2.1.0 " + "x".repeat(500)).dripping(20));
        try (var connection = impatient()) {
            var watch = new Thread(() -> {
                while (!connection.isClosed()) {
                    connection.breakIfOverdue();
                    Thread.onSpinWait();
                }
            });
            watch.start();
            assertEquals(List.of("delayed"), send(connection, "a@x.example"));
            watch.join();
        }
    }

    @Test
    void goesToAThousandInOne() throws Exception {
        var recipients =
                IntStream.range(0, 1_000).mapToObj(n -> "r" + n + "@x.example").toArray(String[]::new);
        assertEquals(Set.of("sent"), Set.copyOf(states(send(recipients))));
        assertEquals(1_000, server.taken().get(0).recipients().size());
    }

    @Test
    void isNotTriedWhereItIsTooLarge() throws Exception {
        var large = new SmtpTransaction.Message("", new byte[0], new byte[100_000_000], false);
        try (var connection = open()) {
            var outcomes = new SmtpTransaction(connection, large, List.of("a@x.example")).run();
            assertEquals("5.3.4", outcomes.get(0).status());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SmtpStage.class,
            names = {"CONNECT", "HELLO"})
    void cannotBeginWhereTheServerIsSilentOrRefuses(SmtpStage stage) {
        server.once(stage, SmtpReply.SILENCE);
        assertEquals(
                SmtpFault.Kind.SILENT,
                assertThrows(SmtpFault.class, this::impatient).kind());
        server.once(stage, SmtpReply.CLOSE);
        assertEquals(
                SmtpFault.Kind.UNREACHABLE,
                assertThrows(SmtpFault.class, this::open).kind());
        server.times(2, stage, SmtpReply.of("554 5.7.1 Not you"));
        assertEquals(
                SmtpFault.Kind.REFUSED,
                assertThrows(SmtpFault.class, this::open).kind());
    }
}
