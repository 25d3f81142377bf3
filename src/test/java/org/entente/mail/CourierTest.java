package org.entente.mail;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.entente.site.Background;
import org.entente.site.Database;
import org.entente.site.PlainDatabase;
import org.entente.twosites.FaultySmtp;
import org.entente.twosites.SmtpMail;
import org.entente.twosites.SmtpReply;
import org.entente.twosites.SmtpStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the rows of a mail to a server that fails, on a real database. */
class CourierTest {
    private static final String ITEM = "test/1";
    private static final String TEXT = "Message-ID: <1@fr.example>\r\nSubject: a\r\n\r\n.\r\nb\r\n";

    private static final Database database = PlainDatabase.shared();

    private final FaultySmtp server = new FaultySmtp();
    private final List<MailBounced> told = new CopyOnWriteArrayList<>();
    private final Bell bell = new Bell();
    private final Outlet outlet = new Outlet();
    private final List<Thread> threads = new ArrayList<>();
    private Consumer<MailBounced> listener = told::add;
    private volatile boolean running = true;
    private Deliveries deliveries;
    private Outgoing outgoing;

    @BeforeEach
    void begin() {
        database.update("delete from outgoing_mail");
        deliveries = new Deliveries(
                database, PlainMail.texts(database), Told.by(bounce -> listener.accept(bounce)), Duration.ofDays(5));
        outgoing = new Outgoing(database, PlainMail.texts(database));
    }

    @AfterEach
    void end() throws InterruptedException {
        running = false;
        bell.ring();
        for (var thread : threads) {
            thread.interrupt();
            thread.join();
        }
        server.close();
    }

    private void send(boolean personal, String... recipients) {
        outgoing.send(new OutgoingMail(
                ITEM,
                TEXT.getBytes(StandardCharsets.US_ASCII),
                personal,
                List.of(recipients).stream()
                        .map(address -> personal
                                ? new OutgoingMail.Recipient(address, "X-For: " + address + "\r\n")
                                : new OutgoingMail.Recipient(address))
                        .toList()));
    }

    private static String[] recipients(int number) {
        return IntStream.range(0, number).mapToObj(n -> "r" + n + "@x.example").toArray(String[]::new);
    }

    private void couriers(int number) {
        couriers(number, server.port());
    }

    private void couriers(int number, int port) {
        var host = SmtpTransactionTest.host(port, Duration.ofSeconds(20));
        var messages = new Messages(deliveries, new MailSite("fr.example"));
        for (int i = 0; i < number; i++) {
            var courier = new Courier(deliveries.newCourier(), host, deliveries, messages, outlet, bell, () -> running);
            threads.add(new Thread(courier));
        }
        threads.forEach(Thread::start);
    }

    private Map<String, Long> counts() {
        return outgoing.counts(List.of(ITEM)).getOrDefault(ITEM, Map.of());
    }

    private void awaitCounts(Map<String, Long> expected) {
        await().pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    bell.ring();
                    return counts().equals(expected);
                });
    }

    private Delivery only() {
        var all = outgoing.of(ITEM, 0, 10);
        assertEquals(1, all.size());
        return all.get(0);
    }

    private static void makeDue() {
        database.update("update mail_delivery set next_at = now() where next_at is not null");
    }

    private List<String> taken() {
        return server.taken().stream()
                .flatMap(mail -> mail.recipients().stream())
                .toList();
    }

    @Test
    void sharesATransactionWhereNothingIsPersonal() {
        send(false, recipients(250));
        couriers(1);
        awaitCounts(Map.of("sent", 250L));
        assertEquals(
                List.of(100, 100, 50),
                server.taken().stream().map(mail -> mail.recipients().size()).toList());
        assertEquals(
                1, new HashSet<>(server.taken().stream().map(SmtpMail::sender).toList()).size());
        assertEquals(TEXT, server.taken().get(0).text());
        assertEquals(1, server.connections());
        assertEquals(List.of(recipients(250)), taken());
    }

    @Test
    void givesEachTheirOwnMessageWhereItIsPersonal() {
        send(true, recipients(60));
        couriers(4);
        awaitCounts(Map.of("sent", 60L));
        var senders = new HashSet<String>();
        for (var mail : server.taken()) {
            assertEquals("X-For: " + mail.recipient() + "\r\n" + TEXT, mail.text());
            assertTrue(mail.sender().matches("bounces\\+[0-9a-f]{32}@fr\\.example"), mail.sender());
            senders.add(mail.sender());
        }
        assertEquals(60, senders.size());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void reachesAThousandOnce(boolean personal) {
        send(personal, recipients(1_000));
        couriers(8);
        awaitCounts(Map.of("sent", 1_000L));
        assertEquals(1_000, taken().size());
        assertEquals(1_000, new HashSet<>(taken()).size());
        assertTrue(server.connections() <= 8);
        assertEquals(
                List.of("sent"),
                outgoing.of(ITEM, 0, 1).stream().map(Delivery::state).toList());
        var page = outgoing.of(ITEM, 0, 600);
        assertEquals(400, outgoing.of(ITEM, page.get(599).id(), 600).size());
    }

    @Test
    void triesAgainLaterUnderTheSameMessageId() {
        server.once(SmtpStage.RCPT, SmtpReply.of("450 4.2.0 Grey"));
        send(false, "a@x.example");
        couriers(2);
        awaitCounts(Map.of("delayed", 1L));
        assertEquals("450 4.2.0 Grey", only().diagnostic());
        assertEquals("4.2.0", only().status());
        assertEquals(60, secondsToNext());
        makeDue();
        awaitCounts(Map.of("sent", 1L));
        assertEquals(2, only().attempts());
        assertEquals(null, only().nextAt());
        assertEquals(List.of(), told);
    }

    /** In whole minutes, from the last attempt. */
    private static long secondsToNext() {
        return database.first(
                        "select round(extract(epoch from next_at - changed_at)) from mail_delivery",
                        row -> row.getLong(1))
                .orElseThrow();
    }

    @Test
    void waitsLongerEachTimeAndGivesUpAfterFiveDays() {
        server.at(SmtpStage.MAIL, SmtpReply.of("451 4.3.0 Not now"));
        send(false, "a@x.example");
        couriers(1);
        var pauses = new ArrayList<Long>();
        for (int attempt = 1; attempt <= 7; attempt++) {
            int so = attempt;
            await().pollInterval(Duration.ofMillis(10)).until(() -> {
                bell.ring();
                return only().attempts() == so;
            });
            pauses.add(secondsToNext());
            makeDue();
        }
        assertEquals(List.of(60L, 300L, 900L, 3_600L, 10_800L, 21_600L, 21_600L), pauses);
        database.update("update outgoing_mail set created_at = now() - interval '5 days 1 minute'");
        makeDue();
        awaitCounts(Map.of("bounced", 1L));
        assertEquals(List.of(new MailBounced(ITEM, "a@x.example", false, "4.3.0", "451 4.3.0 Not now")), told);
    }

    @Test
    void tellsOfEachBounceOnceAndSendsToTheOthers() {
        server.at(SmtpStage.RCPT, "gone@", SmtpReply.of("550 5.1.1 No such user"));
        send(true, "gone@x.example", "no address", "a@x.example", "é@x.example");
        couriers(1);
        awaitCounts(Map.of("sent", 1L, "bounced", 3L));
        assertEquals(
                List.of("5.1.1 true", "5.1.3 true", "5.6.7 true"),
                told.stream()
                        .map(one -> one.status() + " " + one.permanent())
                        .sorted()
                        .toList());
        assertEquals(List.of("a@x.example"), taken());
    }

    @Test
    void isSettledEvenWhereTellingFails() {
        listener = bounce -> {
            if (bounce.address().startsWith("evil")) {
                throw new IllegalStateException("the one who is told");
            }
            told.add(bounce);
        };
        server.at(SmtpStage.RCPT, SmtpReply.of("550 5.1.1 No such user"));
        send(false, "evil@x.example", "b@x.example");
        couriers(1);
        awaitCounts(Map.of("bounced", 2L));
    }

    @Test
    void comesTwiceAtMostWhereTheAnswerWasLost() {
        server.loseAnswer();
        send(true, "a@x.example");
        couriers(2);
        awaitCounts(Map.of("delayed", 1L));
        makeDue();
        awaitCounts(Map.of("sent", 1L));
        assertEquals(2, server.taken().size());
        assertEquals(server.taken().get(0).text(), server.taken().get(1).text());
    }

    @Test
    void goesOnInTheNextTransactionWhereThereAreTooMany() {
        server.mostRecipients(30);
        send(false, recipients(100));
        couriers(1);
        awaitCounts(Map.of("sent", 100L));
        assertEquals(
                List.of(30, 30, 30, 10),
                server.taken().stream().map(mail -> mail.recipients().size()).toList());
        assertEquals(100, new HashSet<>(taken()).size());
        assertEquals(1, outgoing.of(ITEM, 0, 1).get(0).attempts());
    }

    @Test
    void makesDoWithFewerConnections() {
        server.times(
                5,
                SmtpStage.CONNECT,
                SmtpReply.of("421 4.7.0 Too many connections").closing());
        send(true, recipients(300));
        couriers(6);
        awaitCounts(Map.of("sent", 300L));
        assertEquals(300, taken().size());
        assertEquals(1, outgoing.of(ITEM, 0, 1).get(0).attempts());
    }

    @Test
    void goesOverANewConnectionWhereTheOldOneWasClosedMeanwhile() {
        server.once(SmtpStage.DOT, SmtpReply.of("250 2.0.0 Taken, and goodbye").closing());
        send(false, "a@x.example");
        couriers(1);
        awaitCounts(Map.of("sent", 1L));
        send(false, "b@x.example");
        awaitCounts(Map.of("sent", 2L));
        assertEquals(2, server.connections());
    }

    @Test
    void keepsAllWhileTheServerCannotBeReached() throws Exception {
        int nobody;
        try (var free = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        send(false, recipients(3));
        couriers(3, nobody);
        await().until(() -> {
            bell.ring();
            return outlet.fault().isPresent();
        });
        awaitCounts(Map.of("waiting", 3L));
        assertEquals(SmtpFault.Kind.UNREACHABLE, outlet.fault().orElseThrow().kind());
        assertEquals(0, outgoing.of(ITEM, 0, 1).get(0).attempts());
        assertFalse(outlet.isOpen());
    }

    @Test
    void answersNobodyWhereItIsAReply() {
        var reply = "auto-submitted:\r\n auto-replied (vacation)\r\n" + TEXT;
        outgoing.send(new OutgoingMail(
                ITEM,
                reply.getBytes(StandardCharsets.US_ASCII),
                false,
                List.of(new OutgoingMail.Recipient("a@x.example"))));
        send(false, "b@x.example");
        couriers(1);
        awaitCounts(Map.of("sent", 2L));
        for (var mail : server.taken()) {
            assertEquals(mail.recipient().startsWith("a"), mail.sender().isEmpty());
        }
    }

    @Test
    void comesBackWhereItsCourierIsNoLongerAlive() throws Exception {
        send(false, recipients(150));
        int dead = deliveries.newCourier();
        int alive = deliveries.newCourier();
        var lone = PlainDatabase.lone();
        try (var connection = DriverManager.getConnection(lone.url(), lone.user(), lone.password());
                var statement = connection.createStatement()) {
            statement.execute(Deliveries.beAlive(alive));
            var first = deliveries.claim(dead, 25, 100);
            var second = deliveries.claim(alive, 25, 100);
            assertEquals(100, first.size());
            assertEquals(50, second.size());
            assertNotEquals(first.get(0).id(), second.get(0).id());
            assertFalse(deliveries.isDue());
            assertEquals(100, deliveries.releaseDead());
            assertEquals(Map.of("waiting", 100L, "sending", 50L), counts());
        }
        await().until(() -> deliveries.releaseDead() == 50);
        assertEquals(Map.of("waiting", 150L), counts());
    }

    @Test
    void isForgottenOnceItIsSettledForLong() {
        var kept = new SentMail(new Background(), database, Duration.ofDays(30), Duration.ofDays(365));
        send(false, "a@x.example", "b@x.example");
        database.update("update outgoing_mail set created_at = now() - interval '400 days'");
        database.update("update mail_delivery set changed_at = now() - interval '399 days'");
        kept.clear();
        assertEquals(1, withText());
        database.update("update mail_delivery set state = 'sent', next_at = null, changed_at = now()");
        kept.clear();
        assertEquals(1, withText());
        database.update("update mail_delivery set changed_at = now() - interval '31 days'");
        kept.clear();
        assertEquals(0, withText());
        assertEquals(Map.of("sent", 2L), counts());
        database.update("update mail_delivery set changed_at = now() - interval '366 days'");
        kept.clear();
        assertEquals(Map.of(), counts());
    }

    private static int withText() {
        return database.first("select count(*) from outgoing_mail where octets is not null", row -> row.getInt(1))
                .orElseThrow();
    }

    @Test
    void carriesALargeMailAsItIs() {
        var large = TEXT.getBytes(StandardCharsets.US_ASCII).length;
        var octets = new byte[5_000_000];
        System.arraycopy(TEXT.getBytes(StandardCharsets.US_ASCII), 0, octets, 0, large);
        var line = (".".repeat(70) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        for (int i = large; i < octets.length; i++) {
            octets[i] = line[(i - large) % line.length];
        }
        octets[octets.length - 2] = '\r';
        octets[octets.length - 1] = '\n';
        outgoing.send(new OutgoingMail(ITEM, octets, false, List.of(new OutgoingMail.Recipient("a@x.example"))));
        couriers(2);
        awaitCounts(Map.of("sent", 1L));
        assertEquals(
                new String(octets, StandardCharsets.ISO_8859_1),
                server.taken().get(0).text());
    }

    @Test
    void isNotHeldUpByAMailThatCannotBeMadeReady() {
        send(false, "broken@x.example");
        database.update("update outgoing_mail set octets = null");
        send(false, "a@x.example");
        couriers(1);
        awaitCounts(Map.of("delayed", 1L, "sent", 1L));
        assertEquals(List.of("a@x.example"), taken());
    }
}
