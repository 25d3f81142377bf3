package org.entente.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.entente.site.Database;
import org.entente.site.PlainDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a mail in the account of bounces to the row of whom it is about. */
class BouncesTest {
    private static final String ITEM = "test/2";
    private static final Database database = PlainDatabase.shared();

    private final List<MailBounced> told = new ArrayList<>();
    private final Outgoing outgoing = new Outgoing(database, PlainMail.texts(database));
    private final Bounces bounces = new Bounces(new MailSite("fr.example"), new Returns(database, Told.by(told::add)));

    @BeforeEach
    void clear() {
        database.update("delete from outgoing_mail");
    }

    private void send(boolean personal, String... recipients) {
        outgoing.send(new OutgoingMail(
                ITEM,
                "Subject: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                personal,
                Stream.of(recipients).map(OutgoingMail.Recipient::new).toList()));
    }

    private static String token(String table) {
        return database.first("select replace(token::text, '-', '') from " + table, row -> row.getString(1))
                .orElseThrow();
    }

    private void receive(String token, String mail) {
        receive(List.of("bounces+" + token + "@fr.example"), mail);
    }

    private void receive(List<String> recipients, String mail) {
        bounces.receive(
                new ReceivedMail(UUID.randomUUID(), "bounces", "", recipients, Instant.now(), BounceMails.read(mail)));
    }

    private Map<String, Long> counts() {
        return outgoing.counts(List.of(ITEM)).get(ITEM);
    }

    @Test
    void findsRecipientsOfASharedMailByTheirAddresses() {
        send(false, "gone@x.example", "Full@X.example", "late@x.example");
        receive(token("outgoing_mail"), BounceMails.POSTFIX);
        assertEquals(
                List.of("gone@x.example 5.1.1 true", "Full@X.example 5.2.2 false"),
                told.stream()
                        .map(one -> one.address() + " " + one.status() + " " + one.permanent())
                        .toList());
        assertEquals(Map.of("bounced", 2L, "waiting", 1L), counts());
        receive(token("outgoing_mail"), BounceMails.POSTFIX);
        assertEquals(2, told.size());
    }

    @Test
    void findsTheRecipientOfAPersonalMailWhoeverIsNamed() {
        send(true, "moved@x.example");
        receive(token("mail_delivery").toUpperCase(java.util.Locale.ROOT), BounceMails.FORWARDED);
        assertEquals("moved@x.example", told.get(0).address());
        send(true, "me@x.example");
        var second = database.first(
                        "select replace(token::text, '-', '') from mail_delivery where address = 'me@x.example'",
                        row -> row.getString(1))
                .orElseThrow();
        receive(second, BounceMails.NAMELESS);
        assertEquals(
                new MailBounced(
                        ITEM,
                        "me@x.example",
                        false,
                        "5.2.2",
                        "Le message n'a pas pu être distribué : boîte aux lettres pleine."),
                told.get(1));
    }

    @Test
    void findsTheTokenInTheHeadersWhereTheServerDeliversToTheMailbox() {
        send(false, "gone@x.example");
        var to = "To: bounces+" + token("outgoing_mail") + "@fr.example\n";
        receive(List.of("bounces@fr.example"), to + BounceMails.QMAIL);
        assertEquals(Map.of("bounced", 1L), counts());
    }

    @Test
    void leavesAloneWhatIsNoBounce() {
        send(false, "late@x.example", "someone@x.example");
        for (var mail :
                List.of(BounceMails.DELAYED, BounceMails.WARNING, BounceMails.ABSENCE, BounceMails.ABSENCE_FR)) {
            receive(token("outgoing_mail"), mail);
        }
        assertEquals(Map.of("waiting", 2L), counts());
        assertEquals(List.of(), told);
    }

    @Test
    void parksWhatNobodyUnderstands() {
        send(false, "a@x.example", "b@x.example");
        var token = token("outgoing_mail");
        assertThrows(UnreadableMail.class, () -> receive(token, BounceMails.PERSON));
        assertThrows(UnreadableMail.class, () -> receive(token, BounceMails.QMAIL)); // of others
        assertThrows(UnreadableMail.class, () -> receive("0".repeat(32), BounceMails.QMAIL));
        assertThrows(UnreadableMail.class, () -> receive(List.of("bounces@fr.example"), BounceMails.QMAIL));
        assertEquals(Map.of("waiting", 2L), counts());
    }

    @Test
    void doesNotBelieveTheTokenOfASharedMailForAPersonalOne() {
        send(true, "gone@x.example");
        assertThrows(UnreadableMail.class, () -> receive(token("outgoing_mail"), BounceMails.QMAIL));
    }
}
