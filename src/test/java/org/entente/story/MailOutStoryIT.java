package org.entente.story;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.entente.twosites.FaultySmtp;
import org.entente.twosites.SmtpClient;
import org.entente.twosites.SmtpReply;
import org.entente.twosites.SmtpStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a node mails: it arrives, comes back, waits, and survives the node. */
class MailOutStoryIT extends BrowserStory {
    private static final Duration SOON = Duration.ofSeconds(40);

    @AfterAll
    static void mend() throws SQLException {
        try (var fr = new Sql(sites, "fr")) {
            fr.update("delete from outgoing_mail where item like 'story/%'");
        }
        sites.mend();
    }

    /** As a room of the node gives it, to as many recipients; {@code $} in the address is their number. */
    private static void send(Sql fr, String item, String address, int recipients) throws SQLException {
        fr.update(
                "with mail as (insert into outgoing_mail (item, personal, returns, size, octets)"
                        + " values (?, true, true, 45, ?::text::bytea) returning id)"
                        + " insert into mail_delivery (mail, address, headers, token)"
                        + " select id, replace(?, '$', n::text), '', gen_random_uuid() from mail, generate_series(1, ?) n",
                item,
                "Message-ID: <1@fr.example>\r\nSubject: a\r\n\r\nb\r\n",
                address,
                recipients);
    }

    private static String states(Sql fr, String item) throws SQLException {
        return fr.lines("select d.state || ' ' || count(*) from mail_delivery d join outgoing_mail m on m.id = d.mail"
                + " where m.item = '" + item + "' group by d.state order by 1");
    }

    private static void awaitStates(Sql fr, String item, String states) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> states(fr, item).equals(states));
    }

    @Test
    void comesBackAtOnceOrLater() throws Exception {
        try (var fr = new Sql(sites, "fr")) {
            send(fr, "story/unknown", "nobody-$@fr.example", 1);
            send(fr, "story/known", "somebody@elsewhere.example", 1);
            awaitStates(fr, "story/unknown", "bounced 1\n");
            awaitStates(fr, "story/known", "sent 1\n");
            var token = fr.text("select replace(d.token::text, '-', '') from mail_delivery d"
                    + " join outgoing_mail m on m.id = d.mail where m.item = 'story/known'");
            var returned = """
                    From: MAILER-DAEMON@elsewhere.example
                    Subject: Undelivered
                    MIME-Version: 1.0
                    Content-Type: multipart/report; report-type=delivery-status; boundary=b

                    --b
                    Content-Type: message/delivery-status

                    Reporting-MTA: dns; mx.elsewhere.example

                    Final-Recipient: rfc822; somebody@elsewhere.example
                    Action: failed
                    Status: 5.1.1
                    Diagnostic-Code: smtp; 550 5.1.1 Gone
                    --b--""".replace("\n", "\r\n");
            SmtpClient.mail(sites.smtpPort(), returned, "", "bounces+" + token + "@fr.example");
            awaitStates(fr, "story/known", "bounced 1\n");
            assertEquals(
                    "5.1.1 550 5.1.1 Gone\n",
                    fr.lines("select status || ' ' || diagnostic from mail_delivery d"
                            + " join outgoing_mail m on m.id = d.mail where m.item = 'story/known'"));
        }
    }

    @Test
    void waitsForTheServerAndSaysSo() throws Exception {
        var admin = Api.of(sites, "fr-admin");
        sites.stop("mail");
        try (var fr = new Sql(sites, "fr");
                var visit = browser.visit(sites, "fr-admin", "fr-FR", Browser.PHONE, true)) {
            send(fr, "story/waiting", "somebody-$@a-domain-with-a-very-long-name-indeed.example", 3);
            fr.update(
                    "update mail_delivery set state = 'delayed', attempts = 3, next_at = now() + interval '3 hours',"
                            + " diagnostic = '450 4.2.0 Greylisted, please come again in five minutes' where address like 'somebody-2@%'");
            await().atMost(SOON).until(() -> visit.fetch("/mail/queue").contains("injoignable"));
            visit.go("/mail/queue");
            visit.picture("mail-queue-fr-phone");
            visit.holds("mail queue");
            visit.page.setViewportSize(Browser.DESKTOP, 900);
            visit.picture("mail-queue-fr");
            var state = admin.get("/api/mail/queue").expect(200).json();
            assertEquals("unreachable", state.at("/server/kind").asText());
            assertTrue(state.at("/recipients/delayed").asInt() >= 1, state.toString());
            var waiting = admin.get("/api/mail/queue/deliveries").expect(200).text();
            assertEquals(3, waiting.split("@a-domain-with-a-very-long-name-indeed", -1).length - 1, waiting);
            Api.of(sites, "fr-hr").get("/api/mail/queue").expect(403);
            try (var server = new FaultySmtp(sites.smtpPort())) {
                visit.page.locator("form[action='/mail/queue/attempt'] button").click();
                visit.page.waitForSelector(".notice");
                awaitStates(fr, "story/waiting", "sent 3\n");
                assertEquals(
                        3,
                        server.taken().stream()
                                .filter(mail -> mail.recipient().contains("a-domain-with-a-very-long-name"))
                                .count());
            }
            // mail of other stories may wait on, in somebody's quiet hours
            await().atMost(SOON).until(() -> !visit.fetch("/mail/queue").contains("a-domain-with-a-very-long-name"));
        } finally {
            sites.start("mail");
        }
    }

    @Test
    void survivesTheNodeInTheMiddle() throws Exception {
        sites.stop("mail");
        try (var fr = new Sql(sites, "fr");
                var server = new FaultySmtp(sites.smtpPort())) {
            server.at(SmtpStage.DOT, SmtpReply.of("250 2.0.0 Taken").dripping(1));
            send(fr, "story/kill", "r$@x.example", 1_000);
            await().atMost(SOON)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> server.taken().size() > 300);
            sites.kill("fr-node");
            int before = server.taken().size();
            assertTrue(before < 1_000, "it was too late: " + before);
            server.heal();
            sites.start("fr-node");
            awaitStates(fr, "story/kill", "sent 1000\n");
            var taken = server.taken().stream().map(mail -> mail.recipient()).toList();
            var once = new HashSet<>(taken);
            assertEquals(1_000, once.size());
            assertTrue(taken.size() - once.size() <= 8 * 25, taken.size() + " messages");
            assertEquals(
                    List.of(),
                    once.stream()
                            .filter(one -> Collections.frequency(taken, one) > 2)
                            .toList());
        } finally {
            sites.start("mail");
        }
    }
}
