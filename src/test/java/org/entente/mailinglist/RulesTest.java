package org.entente.mailinglist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.entente.mail.MailReading;
import org.entente.mailinglist.Rules.Outcome;
import org.entente.mailinglist.Rules.Sender;
import org.entente.mailinglist.Rules.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
    private static final Sender STRANGER = new Sender(false, false, null);
    private static final Sender MEMBER = new Sender(false, true, null);
    private static final Sender OWNER = new Sender(true, false, null);

    private static ListSettings list(String posting, String others, boolean moderated) {
        return new ListSettings(
                "board",
                Map.of("en", "Board"),
                null,
                null,
                List.of("fr"),
                List.of("fr-owner"),
                null,
                posting,
                others,
                List.of("panel@panel.example", "@agency.example"),
                moderated,
                null,
                null,
                50_000L,
                null,
                null);
    }

    private static Submission mail(String from, String headers, String envelopeSender, @Nullable String person) {
        var octets = (headers + "From: " + from + "\r\nSubject: x\r\n\r\nx\r\n").getBytes(StandardCharsets.US_ASCII);
        var message = MailReading.read(new ByteArrayInputStream(octets));
        return new Submission(message.from(), envelopeSender, person, message, octets);
    }

    private static Submission from(String from, String headers) {
        return mail(from, headers, from, null);
    }

    private static Verdict judge(Submission post, ListSettings list, Sender sender) {
        return Rules.of(post, list, "board.fr.example", false, sender);
    }

    @ParameterizedTest
    @CsvSource({
        "members, hold, a@b.example, HOLD",
        "members, reject, a@b.example, REJECT",
        "members, discard, a@b.example, STOP",
        "anyone, hold, a@b.example, PUBLISH",
        "senders, hold, a@b.example, HOLD",
        "senders, hold, panel@panel.example, PUBLISH",
        "senders, reject, anybody@agency.example, PUBLISH",
        "senders, reject, anybody@agency.example.evil.example, REJECT",
    })
    void asksWhoMayPost(String posting, String others, String from, Outcome outcome) {
        assertEquals(
                outcome,
                judge(from(from, ""), list(posting, others, false), STRANGER).outcome());
    }

    @Test
    void letsMembersAndOwnersPost() {
        var post = from("a@b.example", "");

        assertEquals(Verdict.GOOD, judge(post, list("members", "reject", false), MEMBER));
        assertEquals(
                Outcome.REJECT,
                judge(post, list("senders", "reject", false), MEMBER).outcome());
        assertEquals(Verdict.GOOD, judge(post, list("senders", "reject", true), OWNER));
        assertEquals(new Verdict(Outcome.HOLD, "moderated"), judge(post, list("members", "reject", true), MEMBER));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "List-Id: \"Board\" <board.fr.example> | loop",
                "List-Id: <BOARD.fr.example> | loop",
                "Auto-Submitted: auto-replied (vacation) | answer",
                "Precedence: autoreply | answer",
            })
    void stopsWhatWouldGoRound(String header, String reason) {
        assertEquals(
                new Verdict(Outcome.STOP, reason),
                judge(from("a@b.example", header + "\r\n"), list("anyone", "hold", false), OWNER));
    }

    @Test
    void stopsAfterThirtyServersAndAnswersNoNullSender() {
        var far = from("a@b.example", "Received: from a by b; Tue, 24 Nov 2026 09:12:00 +0100\r\n".repeat(31));
        var near = from("a@b.example", "Received: from a by b; Tue, 24 Nov 2026 09:12:00 +0100\r\n".repeat(30));
        var bounce = mail("mailer-daemon@b.example", "", "", null);

        assertEquals(new Verdict(Outcome.STOP, "hops"), judge(far, list("anyone", "hold", false), STRANGER));
        assertEquals(Verdict.GOOD, judge(near, list("anyone", "hold", false), STRANGER));
        assertEquals(new Verdict(Outcome.STOP, "answer"), judge(bounce, list("anyone", "hold", false), STRANGER));
        assertEquals(
                Verdict.GOOD, judge(mail("a@fr.example", "", "", "fr-a"), list("anyone", "hold", false), STRANGER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Auto-Submitted: auto-generated", "Precedence: bulk", "Precedence: list"})
    void letsAnOwnerSeeWhatAMachineWroteUnlessItsSenderIsNamed(String header) {
        assertEquals(
                new Verdict(Outcome.HOLD, "automatic"),
                judge(from("a@b.example", header + "\r\n"), list("anyone", "hold", false), STRANGER));
        assertEquals(
                Verdict.GOOD,
                judge(from("panel@panel.example", header + "\r\n"), list("senders", "hold", false), STRANGER));
    }

    @Test
    void holdsASenderForWhomTheTrustedServerDoesNotVouch() {
        var post = from("a@b.example", "");

        assertEquals(
                new Verdict(Outcome.HOLD, "unproved"),
                judge(post, list("members", "hold", false), new Sender(true, true, false)));
        assertEquals(Verdict.GOOD, judge(post, list("members", "hold", false), new Sender(false, true, true)));
    }

    @Test
    void refusesWhatIsTooLargeAndWhatComesTooLate() {
        var large = from("a@b.example", "X-Filler: " + "x".repeat(60_000) + "\r\n");
        var post = from("a@b.example", "");

        assertEquals(new Verdict(Outcome.REJECT, "size"), judge(large, list("anyone", "hold", false), OWNER));
        assertEquals(
                new Verdict(Outcome.REJECT, "closed"),
                Rules.of(post, list("anyone", "hold", false), "board.fr.example", true, OWNER));
    }
}
