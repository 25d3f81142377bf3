package org.entente.story;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mail comes in whatever happens on the way, and an administrator deals with what nobody takes. */
class MailInStoryIT extends BrowserStory {
    private static final String SENDER = "somebody@elsewhere.example";
    /** A list's address by its form, and no list's. */
    private static final String NOBODY = "list-of-nobody@fr.example";

    /** Those that are not for this story are left alone. */
    private static final String MAILS = "select count(*) from raw_mail where account in ('lists', 'bounces')";

    private final MailHand mail = new MailHand(sites);

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(100));
    }

    private String send(String recipient) {
        var subject = "Story " + UUID.randomUUID();
        mail.send(
                SENDER, "From: " + SENDER + "\nTo: " + recipient + "\nSubject: " + subject + "\n\nNobody\n", recipient);
        return subject;
    }

    /**
     * One kill at three points at once: a mail that is fetched and not committed, one that is committed and not flagged,
     * one that is flagged and being taken. Locks in triggers of the test's own hold each where it is.
     */
    @Test
    void takesEachMailOnceThoughTheNodeIsKilledAtEachPoint() throws Exception {
        try (var hand = new Sql(sites, "fr");
                var look = new Sql(sites, "fr")) {
            look.update("delete from raw_mail where account in ('lists', 'bounces')");
            stops(look);
            hand.text("select pg_advisory_lock(4713)");
            var taken = send(NOBODY);
            awaitHeld(look, 4713);
            hand.text("select pg_advisory_lock(4712)");
            hand.text("select pg_advisory_lock(4711)");
            var stored = send(NOBODY);
            var fetched = send("bounces+story@fr.example");
            awaitHeld(look, 4712);
            awaitHeld(look, 4711);
            signal("STOP");
            hand.text("select pg_advisory_unlock(4712)");
            soon().until(() -> look.text(MAILS).equals("2"));
            sites.kill("fr-node");
            signal("CONT");
            assertEquals("0", look.text(MAILS + " and state <> 'stored'"));
            assertEquals(0, mail.read("lists@fr.example", taken).size());
            assertEquals(1, mail.read("lists@fr.example", stored).size());
            assertEquals(1, mail.read("bounces@fr.example", fetched).size());
            hand.text("select pg_advisory_unlock_all()");
            look.update("drop function story_stops cascade");
            sites.start("fr-node");

            soon().until(() -> look.text(MAILS + " and state = 'parked'").equals("3"));
            soon().until(() -> mail.read("lists@fr.example", "Story").isEmpty()
                    && mail.read("bounces@fr.example", "Story").isEmpty());
            assertEquals("3", look.text(MAILS));
        }
    }

    /** Whatever failed, the mail server goes on for the stories after this one. */
    @AfterEach
    void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private static void stops(Sql hand) throws SQLException {
        hand.update("create function story_stops() returns trigger language plpgsql as $$ begin"
                + " perform pg_advisory_xact_lock_shared(case when tg_op = 'UPDATE' then 4713"
                + " when new.account = 'lists' then 4712 else 4711 end); return new; end $$");
        hand.update("create trigger story_stores before insert on raw_mail for each row"
                + " execute function story_stops()");
        hand.update("create trigger story_takes before update on raw_mail for each row"
                + " when (new.state <> 'stored') execute function story_stops()");
    }

    private static void awaitHeld(Sql look, int lock) {
        soon().until(() -> !look.text(
                        "select count(*) from pg_locks where locktype = 'advisory' and not granted and objid = " + lock)
                .equals("0"));
    }

    private static void signal(String signal) throws IOException, InterruptedException {
        var process = Files.readAllLines(sites.settings().root().resolve("processes")).stream()
                .filter(line -> line.startsWith("mail "))
                .map(line -> line.split(" ")[1])
                .findFirst()
                .orElseThrow();
        assertEquals(
                0, new ProcessBuilder("kill", "-" + signal, process).start().waitFor());
    }

    @Test
    void anAdministratorDealsWithWhatNobodyTakes() throws Exception {
        var api = Api.of(sites, "uk-admin");
        try (var uk = new Sql(sites, "uk")) {
            uk.update("delete from raw_mail");
        }
        assertEquals(403, Api.of(sites, "uk-hr").get("/api/mail/parked").status());
        var large = "0123456789".repeat(7) + "\n";
        mail.send(SENDER, "Subject: large\n\n" + large.repeat(150_000), "list-of-nobody@uk.example");
        soon().until(() -> api.get("/api/mail/parked").json().at("/items").size() == 1);
        var parked = api.get("/api/mail/parked").json().at("/items/0");
        var octets = api.get("/api/mail/parked/" + parked.get("id").asText() + "/raw")
                .expect(200);
        assertTrue(octets.header("Content-Disposition").startsWith("attachment"));
        assertEquals("nosniff", octets.header("X-Content-Type-Options"));
        assertEquals(parked.get("size").asLong(), octets.raw().body().length);
        assertTrue(octets.text().stripTrailing().endsWith("0123456789\r\n" + large.strip()));
        assertEquals(
                409,
                api.post("/api/mail/parked/" + parked.get("id").asText() + "/replay")
                        .status());
        assertTrue(
                StreamSupport.stream(api.get("/api/mail").json().get("accounts").spliterator(), false)
                        .allMatch(account -> !account.get("connectedSince").isNull()));

        try (var visit = browser.visit(sites, "uk-admin", "en-GB", Browser.PHONE, false)) {
            visit.go("/mail");
            visit.page.locator("form[action$=replay] button").click();
            assertTrue(visit.page.locator("main").textContent().contains("still cannot be taken"));
            visit.go("/mail");
            visit.page.locator("summary").click();
            visit.page.locator("input[name=reason]").fill("a test");
            visit.page.locator("button.btn-danger").click();
            visit.page.waitForURL(url -> url.contains("notice=mail.discarded"));
            assertTrue(visit.page
                    .locator("section[aria-labelledby=discarded]")
                    .textContent()
                    .contains("uk-admin: a test"));
        }
        assertEquals(0, api.get("/api/mail").json().get("parked").asLong());
    }
}
