package org.entente.story;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Memos come by mail to those who want them, and to nobody else; an answer crosses the Channel. All are urgent and say
 * why, so that they come on any day and at any hour.
 */
class MemoMailStoryIT extends BrowserStory {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String READER = "fr-maelys-perrin";

    private static Api author;
    private static Sql fr;

    @BeforeAll
    static void start() throws Exception {
        author = Api.of(sites, "uk-sales-director");
        fr = new Sql(sites, "fr");
    }

    @AfterAll
    static void everybodyGoesBackToPages() throws Exception {
        fr.update("update person set mail = 'none', mail_urgent = false where id like 'fr-%'");
        fr.close();
    }

    private static void choose(String person, String mail) throws Exception {
        fr.update("update person set mail = ? where id = ?", mail, person);
    }

    private static void awaitArrival(String id) {
        await().atMost(SOON)
                .until(() -> !fr.text("select person from memo_recipient where memo_id = ?", id)
                        .isEmpty());
    }

    private static Map<String, Object> memo(String title, String... people) {
        var memo = new HashMap<String, Object>();
        memo.put(
                "texts",
                Map.of(
                        "en", Map.of("title", title, "body", "From **Monday**"),
                        "fr", Map.of("title", title + " (fr)", "body", "Dès **lundi**, à l'été")));
        memo.put("audience", Map.of("people", List.of(people)));
        memo.put("importance", "urgent");
        memo.put("reason", "It must come on any day");
        return memo;
    }

    @Test
    void comesToItsReadersAndTheAnswerToItsAuthor() throws Exception {
        choose(READER, "each");
        choose("fr-ines-haddad", "each");
        var memo = memo("Store closes", READER, "fr-raphael-guerin");
        memo.put("attachments", List.of(author.upload("plan d'été.txt", "le plan".getBytes(StandardCharsets.UTF_8))));
        memo.put("acknowledgeBy", Instant.now().plusSeconds(500_000).toString());
        var id = author.publish(memo);
        try (var reader = new MailProgram(sites, READER);
                var outside = new MailProgram(sites, "fr-ines-haddad");
                var without = new MailProgram(sites, "fr-raphael-guerin");
                var home = new MailProgram(sites, "uk-sales-director")) {
            var mail = reader.await("Store closes (fr)");
            assertTrue(mail.getSubject().matches("\\[urgente\\] Store closes \\(fr\\) \\[à confirmer avant le .*\\]"));
            assertEquals("<memo." + id + ".1@fr.example>", mail.getMessageID());
            assertEquals("Maëlys Perrin", ((InternetAddress) mail.getAllRecipients()[0]).getPersonal());
            assertEquals(1, mail.getAllRecipients().length);
            var parts = (MimeMultipart) mail.getContent();
            assertEquals(
                    "le plan",
                    new String(parts.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            assertTrue(MailProgram.text(mail).contains("Dès **lundi**, à l'été"), MailProgram.text(mail));
            assertTrue(MailProgram.text(mail).contains("/memos/" + id), MailProgram.text(mail));
            var html = ((MimeMultipart) parts.getBodyPart(0).getContent()).getBodyPart(1);
            assertTrue(html.getContent().toString().contains("<strong>lundi</strong>"));

            reader.reply(mail, "Et le parking ?");
            var answer = home.await("Store closes");
            assertEquals("<memo." + id + ".1@fr.example>", answer.getHeader("In-Reply-To", null));
            assertTrue(MailProgram.text(answer).contains("parking"));

            author.post("/api/memos/" + id + "/reminder").expect(200);
            var reminder = reader.await("[rappel] Store closes");
            assertEquals("<memo." + id + ".1@fr.example>", reminder.getHeader("References", null));
            assertTrue(isUnread(id), "a mail is no opening");

            // a change that asks nothing is not mailed; one that asks anew is, and a withdrawal is told
            memo.put("attachments", List.of());
            memo.put("material", false);
            author.put("/api/memos/" + id, memo, "If-Match", "\"1\"").expect(200);
            memo.put("material", true);
            author.put("/api/memos/" + id, memo, "If-Match", "\"2\"").expect(200);
            var amended = reader.await("Store closes (fr) [à confirmer", 3);
            assertEquals("<memo." + id + ".3@fr.example>", amended.getMessageID());
            assertEquals("<memo." + id + ".1@fr.example>", amended.getHeader("References", null));
            assertTrue(MailProgram.text(amended).contains("Modifiée : voici la version 3"), MailProgram.text(amended));
            author.post("/api/memos/" + id + "/withdrawal").expect(200);
            reader.await("[retirée] Store closes");

            assertEquals(4, reader.mails("Store closes").size());
            assertEquals(List.of(), outside.mails("Store closes"));
            assertEquals(List.of(), without.mails("Store closes"));
            assertEquals("0", fr.text("select count(*) from memo_mail where memo_id = ? and reader <> ?", id, READER));
        }
    }

    private static boolean isUnread(String id) throws Exception {
        return fr.text("select count(opened_at) from memo_recipient where memo_id = ? and not gone", id)
                .equals("0");
    }

    @Test
    void recallsOnceWhatIsOverdue() throws Exception {
        choose(READER, "digest");
        fr.update("update person set mail_since = now() - interval '20 days' where id = ?", READER);
        var memo = memo("Late answer wanted", READER);
        memo.put("acknowledgeBy", Instant.now().plusSeconds(500_000).toString());
        var id = author.publish(memo);
        awaitArrival(id);
        try (var reader = new MailProgram(sites, READER)) {
            fr.update("update memo_recipient set arrived_at = now() - interval '12 days' where memo_id = ?", id);
            fr.update("update memo_version set changed_at = now() - interval '12 days' where memo_id = ?", id);
            fr.update("update memo set due_at = now() - interval '1 hour' where id = ?", id);
            var late = reader.await("Late answer wanted (fr) [en retard depuis le");
            assertEquals("<memo." + id + ".1.overdue@fr.example>", late.getMessageID());

            // it would come again with the next look, a second later; what comes after that look has overtaken it
            fr.update("update memo set due_at = now() + interval '1 hour' where id = ?", id);
            reader.await("Late answer wanted (fr) [à confirmer");
            assertEquals(2, reader.mails("Late answer wanted").size());
        }
    }

    @Test
    void waitsForTheEndOfQuietHoursUnlessItIsUrgent() throws Exception {
        var reader = "fr-stephane-vasseur";
        choose(reader, "each");
        var now = LocalTime.now(ZoneId.of("Europe/Paris"));
        fr.update(
                "update person set quiet_from = ?, quiet_to = ? where id = ?",
                now.minusHours(1),
                now.plusHours(1),
                reader);
        var calm = memo("It can wait", reader);
        calm.put("importance", "normal");
        calm.remove("reason");
        var id = author.publish(calm);
        author.publish(memo("It cannot wait", reader));
        try (var program = new MailProgram(sites, reader)) {
            program.await("It cannot wait");
            await().atMost(SOON)
                    .until(() -> fr.text(
                                    "select due_at > now() + interval '50 minutes' from memo_mail where memo_id = ?",
                                    id)
                            .equals("t"));
            assertEquals(List.of(), program.mails("It can wait"));
        } finally {
            fr.update("update person set quiet_from = null, quiet_to = null where id = ?", reader);
        }
    }

    @Test
    void comesToWhoJoinsTheAudienceLater() throws Exception {
        var joiner = "fr-therese-carpentier";
        choose(joiner, "each");
        var admin = Api.of(sites, "fr-admin");
        admin.post("/api/people/" + joiner + "/disabling").expect(200);
        var memo = memo("For the department");
        memo.put("audience", Map.of("sites", List.of("fr"), "departments", List.of("hr")));
        var id = author.publish(memo);
        awaitArrival(id);
        assertEquals("0", fr.text("select count(*) from memo_mail where memo_id = ?", id));
        admin.post("/api/people/" + joiner + "/enabling").expect(200);
        try (var program = new MailProgram(sites, joiner)) {
            program.await("For the department (fr)");
        }
    }

    @Test
    void comesToADeputyToo() throws Exception {
        var deputy = "fr-desire-kone";
        choose(deputy, "each");
        var today = LocalDate.now(ZoneId.of("Europe/Paris"));
        fr.update(
                "insert into absence (person, first_day, last_day, begins_at, ends_at, deputy, set_by)"
                        + " values (?, ?, ?, now(), now() + interval '1 day', ?, ?)",
                "fr-loic-le-goff",
                today,
                today,
                deputy,
                "fr-loic-le-goff");
        try (var reader = new MailProgram(sites, deputy)) {
            var id = author.publish(memo("While away", "fr-loic-le-goff"));
            var mail = reader.await("While away (fr) [pour Loïc Le Goff]");
            assertTrue(MailProgram.text(mail).startsWith("Pour Loïc Le Goff, que vous suppléez."));
            assertTrue(MailProgram.text(mail).contains("/memos/" + id + "?for=fr-loic-le-goff"));
        } finally {
            fr.update("delete from absence");
        }
    }

    @Test
    void comesOnceADayToThoseWhoWantThat() throws Exception {
        var reader = "fr-chloe-dubois";
        choose(reader, "digest");
        var zone = Stream.of("Europe/Paris", "America/Los_Angeles", "Asia/Tokyo", "Pacific/Auckland")
                .filter(MemoMailStoryIT::isWorkingHour)
                .findFirst();
        assumeTrue(zone.isPresent(), "No digest comes on a day off, and today is one everywhere.");
        var first = author.publish(memo("Told in the morning", reader));
        awaitArrival(first);
        fr.update(
                "update person set zone = ?, mail_since = now() - interval '3 days' where id = ?", zone.get(), reader);
        try (var program = new MailProgram(sites, reader)) {
            var digest = program.await("Notes");
            assertTrue(MailProgram.text(digest).contains("Told in the morning (fr)"), MailProgram.text(digest));

            var second = author.publish(memo("Told the day after", reader));
            awaitArrival(second);
            assertEquals(1, program.mails("Notes").size());
            fr.update(
                    "update memo_mail set occasion = (occasion::date - 1)::text where reader = ? and kind = 'digest'",
                    reader);
            var next = MailProgram.text(program.await("Notes", 2));
            assertTrue(next.contains("Told the day after (fr)"), next);
            assertFalse(next.contains("Told in the morning"), next);
        } finally {
            fr.update("update person set zone = 'Europe/Paris' where id = ?", reader);
        }
    }

    private static boolean isWorkingHour(String zone) {
        var now = ZonedDateTime.now(ZoneId.of(zone));
        return now.getHour() >= 7
                && now.getHour() < 23
                && now.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0
                && !HolidayManager.getInstance(ManagerParameters.create("fr")).isHoliday(now.toLocalDate());
    }

    @Test
    void isStoppedWhereItComesBackAndResumedByHand() throws Exception {
        var lost = "fr-frederic-collet";
        choose(lost, "each");
        fr.update("update person set email = 'no-such-mailbox@fr.example' where id = ?", lost);
        try (var visit = browser.visit(sites, lost, "fr-FR", Browser.PHONE, true)) {
            for (int n = 1; n <= 5; n++) {
                author.publish(memo("Comes back " + n, lost));
            }
            await().atMost(SOON)
                    .until(() -> fr.text("select in_a_row from mail_trouble where person = ?", lost)
                            .equals("5"));
            visit.go("/profile");
            var trouble = visit.page.locator("#calls .trouble");
            assertTrue(trouble.textContent().contains("no-such-mailbox@fr.example"), trouble.textContent());
            assertTrue(trouble.textContent().contains("ne partent plus"), trouble.textContent());
            visit.holds("profile with trouble");
            try (var admin = browser.visit(sites, "fr-admin", "fr-FR", Browser.PHONE, true)) {
                admin.go("/people");
                assertTrue(admin.page.locator(".came-back").textContent().contains("ne partent plus"));
                admin.holds("people with trouble");
            }
            trouble.locator("button").click();
            assertEquals(0, visit.page.locator("#calls .trouble").count());
        } finally {
            fr.update("update person set email = 'fr-frederic-collet@fr.example' where id = ?", lost);
        }
    }
}
