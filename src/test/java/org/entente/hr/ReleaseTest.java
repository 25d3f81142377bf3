package org.entente.hr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.entente.exchange.Envelope;
import org.entente.exchange.PlainExchange;
import org.entente.mail.MailFile;
import org.entente.mail.PlainMail;
import org.entente.people.PersonChanged;
import org.entente.people.PlainPeople;
import org.entente.people.Profile;
import org.entente.people.Role;
import org.entente.site.Database;
import org.entente.site.DatabaseFault;
import org.entente.site.PlainDatabase;
import org.entente.site.PlainSite;
import org.entente.site.Problem;
import org.entente.site.Site;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both ends of a release, on one real database in which neither knows the tables of the other; the test is the road. */
class ReleaseTest {
    private static final Database database = PlainDatabase.shared();
    private static final Site uk = PlainSite.of("uk", "fr");
    private static final String READER = "uk-managing-director";
    /** Some parts. */
    private static final String SCAN = "marqueur ".repeat(60_000);

    private static final List<String> TO_READER =
            List.of(ReleaseOffered.TYPE, ReleaseSealed.TYPE, ReleaseWithdrawn.TYPE, ReleaseSealed.PART);
    private static final List<String> TO_HOME =
            List.of(ReleaseReceipt.KEY, ReleaseReceipt.ARRIVED, ReleaseReceipt.OPENED, ReleaseReceipt.ENDED);

    @TempDir
    private static Path directory;

    private final PlainExchange exchange = new PlainExchange(database);
    private final Profile hr = PlainRoom.person("fr-hr", Role.HR);
    private final Profile reader = PlainRoom.person(READER, Role.DIRECTOR);
    private final Set<Long> carried = new HashSet<>();

    private PlainRoom room;
    private ApplicationMail door;
    private PlainMail mail;
    private ApplicationList list;
    private ApplicationChanges changes;
    private Releases releases;
    private ReleaseReceipts receipts;
    private ReleaseSealing sealing;
    private Shredding erasure;
    private ErasureCertificates certificates;
    private AuditLog audit;
    private ReleasedArrivals arrivals;
    private ReleasedEnd ends;
    private Released released;

    @BeforeEach
    void begin() {
        mail = new PlainMail(database, directory);
        PlainPeople.add(database, READER);
        database.update("update person set disabled = false where id = ?", READER);
        database.update("insert into directory_person (site, id, name, department, language, present)"
                + " values ('uk', 'uk-managing-director', 'Managing Director', 'general', 'en', true),"
                + " ('uk', 'uk-left', 'Left', 'general', 'en', false), ('uk', 'uk-new', 'New', 'it', 'en', true)"
                + " on conflict do nothing");
        home();
        away();
    }

    private void home() {
        room = new PlainRoom(database, mail, Map.of());
        room.clear();
        door = room.door;
        list = room.list;
        changes = room.changes;
        releases = room.releases;
        sealing = room.sealing;
        receipts = room.receipts;
        certificates = room.certificates;
        erasure = room.shredding;
        audit = room.audit;
    }

    private void away() {
        var keys = new ReleasedKeys(database, mail.keys());
        var log = new ReleasedLog(database, exchange.outbox());
        ends = new ReleasedEnd(null, database, keys, log);
        arrivals = new ReleasedArrivals(database, uk, PlainPeople.roster(database), keys, ends, log);
        released = new Released(database, uk, keys, log);
    }

    /** An application with a marker in its name, letter and file; its id. */
    private String apply() {
        return apply("marqueur");
    }

    private String apply(String scan) {
        var sender = "c" + UUID.randomUUID() + "@x.example";
        mail.receive(
                door,
                "Return-Path: <" + sender + ">\nFrom: Zoé Marqueur <" + sender + ">\nDelivered-To:"
                        + " jobs+fr-2026-001@fr.example\nSubject: Marqueur\nMIME-Version: 1.0\nContent-Type:"
                        + " multipart/mixed; boundary=b\n\n--b\n\nBonjour, ma candidature marqueur\n--b\n"
                        + "Content-Type: text/plain; name=one.txt\n\nmarqueur\n--b\n"
                        + "Content-Type: text/plain; name=scan.txt\n\n" + scan + "\n--b--\n");
        return list.list(hr, ApplicationQuery.of(null, null, sender, null), 50)
                .items()
                .get(0)
                .id();
    }

    private Release offer(String id) {
        return releases.offer(id, new ReleaseWish(READER, "Would marqueur fit?", null), hr);
    }

    private Release state(String id) {
        return releases.list(id, hr).get(0);
    }

    /** Carries what was published and not carried yet, in the order in which the relay numbers it. */
    private void carry() {
        for (boolean more = true; more; ) {
            more = carry(TO_READER);
            ends.confirm();
            more |= carry(TO_HOME);
        }
    }

    private boolean carry(List<String> types) {
        boolean some = false;
        for (var type : types) {
            for (var envelope : published(type)) {
                if (carried.add(envelope.number())) {
                    hand(envelope);
                    some = true;
                }
            }
        }
        return some;
    }

    private List<Envelope> published(String type) {
        return exchange.published(type, TO_READER.contains(type) ? "fr" : "uk", sealing);
    }

    private void hand(Envelope envelope) {
        if (TO_READER.contains(envelope.type())) {
            arrivals.receive(envelope);
        } else {
            receipts.receive(envelope);
        }
    }

    private static void assertNothingReadable(String... tables) {
        for (var table : tables) {
            assertEquals(
                    0L,
                    database.first(
                                    "select count(*) from " + table
                                            + " t where t::text ilike '%marqueur%' or t::text ilike '%6d617271756575%'",
                                    row -> row.getLong(1))
                            .orElseThrow(),
                    table);
        }
    }

    private static long count(String table) {
        return database.first("select count(*) from " + table, row -> row.getLong(1))
                .orElseThrow();
    }

    private static List<String> here() {
        return database.list("select action || ' ' || who from released_log order by id", row -> row.getString(1));
    }

    private List<String> actions(String id) {
        return audit.of(UUID.fromString(id)).stream()
                .map(entry -> entry.action() + " " + entry.who())
                .filter(line -> line.startsWith("release"))
                .toList();
    }

    private void assertNotThere(String release) {
        assertEquals(List.of(), released.list(reader));
        assertEquals(
                404,
                assertThrows(Problem.class, () -> released.find(release, reader))
                        .status());
        assertEquals(
                404,
                assertThrows(Problem.class, () -> released.file(release, "x", reader))
                        .status());
    }

    private void assertDestroyed() {
        for (var table : List.of("released_key", "released_part", "application_release_part")) {
            assertEquals(0, count(table), table);
        }
    }

    @Test
    void isReadByTheOneWhomItIsForAndBothSitesKnow() throws Exception {
        var id = apply(SCAN);
        assertEquals("offered", offer(id).state());
        carry(TO_READER);
        assertEquals(List.of(READER), released.readers());
        var item = released.list(reader).get(0);
        assertNull(released.find(item.id(), reader).document());
        carry();

        assertEquals("arrived", state(id).state());
        assertNothingReadable("outbox", "application_release", "application_release_part");
        assertEquals("FR-2026-001", item.reference());
        assertEquals("fr", item.home());
        var document = released.find(item.id(), reader).document();
        assertEquals("Would marqueur fit?", document.purpose());
        assertEquals("Zoé Marqueur", document.candidate().name());
        assertTrue(document.messages().get(0).text().contains("candidature marqueur"));
        var files = document.files().toList();
        assertEquals(List.of("one.txt", "scan.txt"), names(files));
        assertEquals(2, count("released_part"));
        for (var content : List.of("marqueur", SCAN)) {
            var file = files.get(content.equals(SCAN) ? 1 : 0);
            var octets = new ByteArrayOutputStream();
            var taken = released.file(item.id(), file.id(), reader);
            taken.parts().file(taken.before(), file.size(), octets);
            assertArrayEquals(content.getBytes(StandardCharsets.US_ASCII), octets.toByteArray());
        }
        carry();

        assertEquals("opened", state(id).state());
        assertEquals(
                List.of(
                        "released fr-hr",
                        "release-sealed uk",
                        "release-arrived uk",
                        "release-viewed " + READER,
                        "release-downloaded " + READER,
                        "release-downloaded " + READER),
                actions(id));
        assertEquals(
                List.of("offered fr", "arrived fr", "viewed " + READER, "downloaded " + READER, "downloaded " + READER),
                here());
        assertNothingReadable("outbox", "released", "released_key", "released_part", "released_log");
        for (var other : List.of(PlainRoom.person("uk-hr", Role.HR), PlainRoom.person("uk-admin", Role.ADMIN), hr)) {
            assertEquals(List.of(), released.list(other));
            assertEquals(
                    404,
                    assertThrows(Problem.class, () -> released.find(item.id(), other))
                            .status());
        }
        assertThrows(Problem.class, () -> released.find("x", reader));
        assertThrows(DatabaseFault.class, () -> database.update("delete from released_log"));
        assertThrows(DatabaseFault.class, () -> database.update("update released_log set who = 'nobody'"));
    }

    @Test
    void hasNoFileOfTheLettersThatWeWrote() {
        var id = apply();
        var calendar =
                new MailFile("interview.ics", "text/calendar", null, "marqueur".getBytes(StandardCharsets.UTF_8));
        room.correspondence.send(
                room.applications.unwatched(UUID.fromString(id)),
                null,
                "invitation",
                UUID.randomUUID(),
                "Interview",
                "Our words",
                calendar);
        assertEquals(1, room.applications.find(id, hr).messages().get(2).files().size());
        offer(id);
        carry();

        var document = released.find(released.list(reader).get(0).id(), reader).document();
        assertEquals(List.of("one.txt", "scan.txt"), names(document.files().toList()));
        assertEquals(1, document.messages().size());
        assertEquals(
                List.of("one.txt", "scan.txt"),
                names(list.list(hr, ApplicationQuery.of(null, null, null, null), 50)
                        .items()
                        .get(0)
                        .files()));
    }

    /** Whoever is invited has the thread's address, and servers send back what we wrote. */
    @Test
    void hasNothingThatColleaguesOrServersWroteInTheThread() {
        var id = apply();
        var opened = room.applications.unwatched(UUID.fromString(id));
        var thread = room.correspondence.replyTo(opened.id(), null).address();
        reply("fr-sales-manager@fr.example", thread, "Internal", "");
        reply("hiring@fr.example", thread, "Shared mailbox", "");
        reply("mailer-daemon@x.example", thread, "Returned", "Content-Type: multipart/report; boundary=b\n");
        reply(opened.candidate().email(), thread, "Away", "Auto-Submitted: auto-replied\n");
        reply(opened.candidate().email(), thread, "More", "");
        assertEquals(
                Arrays.asList(null, null, "colleague", "colleague", "bounce", "automatic", null),
                room.applications.find(id, hr).messages().stream()
                        .map(ApplicationMessage::kind)
                        .toList());
        offer(id);
        carry();

        var document = released.find(released.list(reader).get(0).id(), reader).document();
        assertEquals(
                List.of("Marqueur", "Away", "More"),
                document.messages().stream().map(ApplicationMessage::subject).toList());
        assertEquals(
                List.of("one.txt", "scan.txt", "Away.txt", "More.txt"),
                names(document.files().toList()));

        changes.correct(id, new ApplicationCorrection(null, "fr-sales-manager@fr.example", null, null, null), null, hr);
        reply("fr-sales-manager@fr.example", thread, "Mine", "");
        assertNull(room.applications.find(id, hr).messages().get(7).kind());
        erasure.erase(id, "request", hr);
    }

    private void reply(String from, String to, String subject, String headers) {
        mail.receive(
                door,
                "Return-Path: <" + from + ">\nFrom: <" + from + ">\nTo: " + to + "\nSubject: " + subject + "\n"
                        + (headers.startsWith("Content-Type")
                                ? headers
                                : headers + "Content-Type: multipart/mixed; boundary=b\n")
                        + "MIME-Version: 1.0\n\n--b\n\nmarqueur\n--b\nContent-Type: text/plain; name=" + subject
                        + ".txt\n\nmarqueur\n--b--\n");
    }

    private static List<String> names(List<ApplicationFile> files) {
        return files.stream().map(ApplicationFile::name).toList();
    }

    @Test
    void isGoneOnceItIsWithdrawn() {
        var id = apply();
        offer(id);
        carry();
        var release = released.list(reader).get(0).id();
        released.find(release, reader);

        var withdrawn = releases.withdraw(id, 1, hr);
        assertEquals("withdrawn", withdrawn.state());
        assertEquals(withdrawn, releases.withdraw(id, 1, hr));
        assertEquals(1, published(ReleaseWithdrawn.TYPE).size());
        assertEquals(0, published(ReleaseSealed.PART).get(0).body().length);
        carry();

        assertNotThere(release);
        assertDestroyed();
        assertEquals("ended", state(id).state());
        assertEquals("withdrawn", state(id).ended());
        assertEquals("release-ended uk", actions(id).get(actions(id).size() - 1));
        assertEquals("ended system", here().get(here().size() - 1));
        assertEquals(
                404,
                assertThrows(Problem.class, () -> releases.withdraw(id, 2, hr)).status());
        assertEquals(2, offer(id).n());
    }

    /** As if the reading site were restored from a backup that was made while it could be read. */
    @Test
    void isNotOpenedByABackupOnceItHasEnded() {
        var id = apply();
        var offer = offer(id);
        carry();
        var release = released.list(reader).get(0).id();
        for (var table : List.of("released_key", "released_part")) {
            database.update("drop table if exists backup_" + table);
            database.update("create table backup_" + table + " as select * from " + table);
        }
        releases.withdraw(id, offer.n(), hr);
        carry();
        assertEquals("ended", state(id).state());
        for (var table : List.of("released_key", "released_part")) {
            database.update("insert into " + table + " select * from backup_" + table);
            database.update("drop table backup_" + table);
        }
        database.update("update released set ended_at = null, ended_why = null");
        assertEquals(1, count("released_key"));
        assertEquals(
                404,
                assertThrows(Problem.class, () -> released.find(release, reader))
                        .status());
    }

    @Test
    void isSealedForNobodyWhenTheKeyComesAfterTheWithdrawal() {
        var id = apply();
        offer(id);
        carry(TO_READER);
        releases.withdraw(id, 1, hr);
        carry();

        assertEquals("ended", state(id).state());
        assertEquals(0, published(ReleaseSealed.TYPE).size());
        assertDestroyed();
        assertEquals(List.of("offered fr", "ended system"), here());
    }

    @Test
    void staysWithdrawnThoughItsOfferComesLater() {
        var id = apply();
        offer(id);
        releases.withdraw(id, 1, hr);
        var offer = published(ReleaseOffered.TYPE).get(0);
        hand(published(ReleaseWithdrawn.TYPE).get(0));
        hand(offer);
        hand(offer);
        hand(published(ReleaseWithdrawn.TYPE).get(0));

        assertNotThere(offer.key());
        assertEquals(0, published(ReleaseReceipt.KEY).size());
        assertEquals(0, published(ReleaseReceipt.ENDED).size());
        ends.confirm();
        ends.confirm();
        assertEquals(1, published(ReleaseReceipt.ENDED).size());
        hand(published(ReleaseReceipt.ENDED).get(0));
        hand(published(ReleaseReceipt.ENDED).get(0));
        assertEquals("ended", state(id).state());
        assertEquals(
                1,
                actions(id).stream()
                        .filter(it -> it.startsWith("release-ended"))
                        .count());
    }

    @Test
    void isWholeInWhateverOrderAndHoweverOftenItComes() {
        var id = apply(SCAN);
        offer(id);
        hand(published(ReleaseOffered.TYPE).get(0));
        hand(published(ReleaseOffered.TYPE).get(0));
        assertEquals(1, published(ReleaseReceipt.KEY).size());
        hand(published(ReleaseReceipt.KEY).get(0));
        hand(published(ReleaseReceipt.KEY).get(0));
        assertEquals(1, published(ReleaseSealed.TYPE).size());
        var parts = new java.util.ArrayList<>(published(ReleaseSealed.PART));
        Collections.reverse(parts);
        parts.subList(0, 1).forEach(this::hand);
        hand(published(ReleaseSealed.TYPE).get(0));
        parts.forEach(this::hand);
        parts.forEach(this::hand);
        hand(published(ReleaseSealed.TYPE).get(0));

        assertEquals(1, published(ReleaseReceipt.ARRIVED).size());
        var release = released.list(reader).get(0).id();
        assertEquals(
                "Zoé Marqueur",
                released.find(release, reader).document().candidate().name());
        assertEquals(parts.size(), count("released_part"));
    }

    @Test
    void endsByItselfWhenItsTimeIsOver() {
        var id = apply();
        offer(id);
        carry();
        var release = released.list(reader).get(0).id();
        var past = Database.now().minus(Duration.ofSeconds(1));
        database.update("update released set expires_at = ?", past);
        assertNotThere(release);
        assertEquals(List.of(), released.readers());
        ends.sweep();
        ends.confirm();
        ends.sweep();
        ends.confirm();

        assertEquals(0, count("released_key"));
        assertEquals(1, published(ReleaseReceipt.ENDED).size());
        database.update("update application_release set expires_at = ?", past);
        assertEquals("expired", state(id).state());
        assertFalse(state(id).runs());
        ends.sweep();
        assertDestroyed();
        carry();
        assertEquals("ended", state(id).state());
        assertEquals("expired", state(id).ended());
    }

    @Test
    void hasNoKeyWhenItComesTooLate() {
        var id = apply();
        offer(id);
        var offered = published(ReleaseOffered.TYPE).get(0).as(ReleaseOffered.class);
        var late = new ReleaseOffered(
                offered.id(),
                "uk",
                READER,
                null,
                offered.offeredAt(),
                Database.now().minusSeconds(1));
        database.update("delete from outbox where type = ?", ReleaseOffered.TYPE);
        exchange.outbox().publish("entente_releases", ReleaseOffered.TYPE, offered.id(), late);
        carry();

        assertEquals("expired", state(id).ended());
        assertEquals(0, published(ReleaseReceipt.KEY).size());
    }

    @Test
    void isNotDeliveredToWhoIsNotAtWork() {
        var id = apply();
        database.update("update person set disabled = true where id = ?", READER);
        offer(id);
        carry();

        assertEquals("nobody", state(id).state());
        assertFalse(state(id).runs());
        assertEquals(0, published(ReleaseReceipt.KEY).size());
        assertEquals(
                List.of("fr"),
                erasure.erase(id, "request", hr).sites().stream()
                        .map(each -> each.site())
                        .toList());
    }

    @Test
    void endsWhenItsReaderLeaves() {
        var id = apply();
        offer(id);
        carry();
        ends.left(new PersonChanged(reader));
        assertEquals(1, released.list(reader).size());
        ends.left(new PersonChanged(new Profile(
                READER,
                READER,
                "",
                reader.department(),
                Set.of(),
                reader.language(),
                reader.zone(),
                true,
                true,
                reader.preferences())));
        carry();

        assertEquals("nobody", state(id).state());
        assertDestroyed();
    }

    @Test
    void endsWithItsApplicationAndTheCertificateSaysWhoConfirmed() {
        var id = apply();
        offer(id);
        carry();
        var release = released.list(reader).get(0).id();

        var certificate = erasure.erase(id, "request", hr);
        assertEquals(
                List.of("fr", "uk"),
                certificate.sites().stream().map(each -> each.site()).toList());
        assertNull(certificate.sites().get(1).confirmedAt());
        carry();

        var later = certificates.find(id, hr);
        assertEquals(certificate.logHash(), later.logHash());
        assertEquals(
                published(ReleaseReceipt.ENDED).get(0).as(ReleaseReceipt.class).at(),
                later.sites().get(1).confirmedAt());
        assertNotThere(release);
        assertDestroyed();
        assertNothingReadable(
                "outbox", "application", "application_release", "application_audit", "released", "released_log");
        assertEquals(
                410, assertThrows(Problem.class, () -> releases.list(id, hr)).status());
        for (var other : List.of(reader, PlainRoom.person("fr-admin", Role.ADMIN))) {
            assertEquals(
                    404,
                    assertThrows(Problem.class, () -> certificates.find(id, other))
                            .status());
        }
        assertEquals(List.of(), audit.broken());
    }

    @Test
    void isSealedAgainForASiteThatWasRestoredAndMadeANewKey() {
        var id = apply();
        offer(id);
        carry();
        var first = published(ReleaseSealed.PART);
        database.update("delete from released_part");
        database.update("delete from released_key");
        database.update("delete from released");
        var offer = published(ReleaseOffered.TYPE).get(0);
        hand(offer);
        hand(published(ReleaseSealed.TYPE).get(0)); // for the key that is lost
        first.forEach(this::hand);
        assertNull(released.find(offer.key(), reader).document());
        carry();

        assertEquals(
                "Zoé Marqueur",
                released.find(offer.key(), reader).document().candidate().name());
        assertEquals(first.size(), count("released_part"));
    }

    @Test
    void isTakenBackWhereItsHomeHasForgottenIt() {
        var id = apply();
        offer(id);
        carry(TO_READER);
        database.update("delete from application_release");
        carry();

        assertDestroyed();
        assertEquals(List.of("offered fr", "ended system"), here());
    }

    @Test
    void isNotForOtherSitesAndComesFromItsHomeAlone() {
        var id = apply();
        offer(id);
        var offered = published(ReleaseOffered.TYPE).get(0).as(ReleaseOffered.class);
        exchange.outbox()
                .publish(
                        "entente_releases",
                        ReleaseOffered.TYPE,
                        "other",
                        new ReleaseOffered(
                                UUID.randomUUID().toString(),
                                "de",
                                "de-director",
                                null,
                                offered.offeredAt(),
                                offered.expiresAt()));
        carry();
        assertEquals(1, count("released"));
        var withdrawal = new ReleaseWithdrawn(offered.id(), "uk", "withdrawn", Database.now());
        exchange.outbox().publish("entente_releases", ReleaseWithdrawn.TYPE, offered.id(), withdrawal);
        var forged = exchange.published(ReleaseWithdrawn.TYPE, "de", sealing).get(0);
        assertThrows(IllegalArgumentException.class, () -> arrivals.receive(forged));
        var receipt = published(ReleaseReceipt.ARRIVED).get(0);
        database.update("update application_release set arrived_at = null");
        receipts.receive(exchange.published(receipt.type(), "de", sealing).get(0));
        assertNull(state(id).arrivedAt());
        assertEquals(1, released.list(reader).size());
    }

    @Test
    void isRefusedWithWhatIsWrong() {
        var id = apply();
        assertEquals(List.of("person", "purpose", "days"), faults(id, new ReleaseWish("uk-left", " ", 91)));
        assertEquals(List.of("person"), faults(id, new ReleaseWish("fr-hr", "Look", 1)));
        assertEquals(List.of("days"), faults(id, new ReleaseWish(READER, "Look", 0)));
        offer(id);
        assertEquals(List.of("person"), faults(id, new ReleaseWish(READER, "Again", 1)));
        changes.correct(id, new ApplicationCorrection(null, null, null, null, "id-FR-2026-001"), null, hr);
        var manager = PlainRoom.person("fr-sales-manager", Role.EMPLOYEE);
        assertEquals(
                403,
                assertThrows(Problem.class, () -> releases.list(id, manager)).status());
        assertEquals(
                404,
                assertThrows(Problem.class, () -> releases.list(id, PlainRoom.person("fr-admin", Role.ADMIN)))
                        .status());
        assertEquals(1, releases.list(id, hr).size());
    }

    private List<String> faults(String id, ReleaseWish wish) {
        return assertThrows(Problem.class, () -> releases.offer(id, wish, hr)).faults().stream()
                .map(Problem.Fault::field)
                .toList();
    }
}
