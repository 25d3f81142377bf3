package org.entente.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import org.junit.jupiter.api.io.TempDir;

/** From a mail in the account of bounces to the row of whom it is about. */
class BouncesTest {
    private static final String ITEM = "test/2";
    private static final Database database = PlainDatabase.shared();

    private final List<MailBounced> told = new ArrayList<>();
    private final Outgoing outgoing = new Outgoing(database, PlainMail.texts(database));
    private final PlainMail mail = new PlainMail(database, directory);
    private final Bounces bounces = new Bounces(
            new MailSite("fr.example"), new Returns(database, Told.by(told::add)), mail.raw(), mail.copies());

    @TempDir
    private static Path directory;

    @BeforeEach
    void clear() {
        database.update("delete from outgoing_mail");
        database.update("delete from raw_mail");
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
        assertThrows(UnreadableMail.class, () -> receive(List.of("bounces@fr.example"), BounceMails.QMAIL));
        assertEquals(Map.of("waiting", 2L), counts());
    }

    @Test
    void doesNotBelieveTheTokenOfASharedMailForAPersonalOne() {
        send(true, "gone@x.example");
        receive(token("outgoing_mail"), BounceMails.QMAIL);
        assertEquals(List.of(), told);
    }

    /** As if it had been fetched from the mailbox. */
    private UUID fetched(String token, String bounce) {
        var octets = ("Delivered-To: bounces+" + token + "@fr.example\n" + bounce).replace("\n", "\r\n");
        var id = mail.raw().keep("bounces", octets.getBytes(StandardCharsets.UTF_8));
        database.update(
                "insert into raw_mail_place (account, folder, uid_validity, uid, sha256, size, mail)"
                        + " select account, 'INBOX', 1, arrival, sha256, size, id from raw_mail where id = ?",
                id);
        return id;
    }

    private static String state(UUID id) {
        return database.first(
                        "select state || case when wrapped_key is null then ' forgotten' else '' end || coalesce((select ' '"
                                + " || c.state from mailbox_copy c where c.mail = r.id), '') from raw_mail r where id = ?",
                        row -> row.getString(1),
                        id)
                .orElseThrow();
    }

    private BounceRemains remains() {
        return new BounceRemains(null, database, new StoredMails(database), bounces, mail.keys());
    }

    @Test
    void keepsNothingOfBouncesOfSealedMailNorOfMailThatIsGone() {
        send(false, "gone@x.example");
        var open = fetched(token("outgoing_mail"), BounceMails.QMAIL);
        mail.takeAll(bounces);
        assertEquals("taken", state(open));
        mail.raw().open(open);
        outgoing.forget(ITEM);

        var letter = new OutgoingMail(
                ITEM,
                "Subject: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                false,
                List.of(new OutgoingMail.Recipient("gone@x.example")));
        mail.outgoing().send(letter, UUID.randomUUID());
        var token = token("outgoing_mail");
        var late = fetched(token, BounceMails.DELAYED);
        var sealed = fetched(token, BounceMails.QMAIL);
        mail.takeAll(bounces);
        assertEquals(Map.of("bounced", 1L), counts());
        outgoing.forget(ITEM);
        var gone = fetched(token, BounceMails.QMAIL);
        mail.takeAll(bounces);
        for (var each : List.of(late, sealed, gone)) {
            assertEquals("taken forgotten waiting", state(each));
        }

        remains().forget();
        var restored = mail.restarted().keys();
        assertTrue(List.of(late, sealed, gone).stream().allMatch(restored::isDestroyed));
        assertEquals(false, restored.isDestroyed(open));
    }

    @Test
    void keepsWhatNobodyUnderstandsNoLongerThanItsMail() {
        send(false, "a@x.example", "b@x.example");
        var token = token("outgoing_mail");
        var parked = fetched(token, BounceMails.PERSON);
        new StoredMails(database).park(parked, "Nobody understands it.");
        var other = fetched("", BounceMails.PERSON);
        new StoredMails(database).park(other, "Nobody understands it.");
        remains().forget();
        assertEquals("parked", state(parked));

        outgoing.forget(ITEM);
        remains().forget();
        mail.takeAll(bounces);
        assertEquals("taken forgotten waiting", state(parked));
        assertEquals("parked", state(other));
    }
}
