package org.entente.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.inject.Instance;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.entente.site.Database;
import org.entente.site.DatabaseFault;
import org.entente.site.PlainDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of stored mail, on a real database. */
class MailTakerTest {
    private static final Database database = PlainDatabase.shared();

    @TempDir
    private static Path directory;

    private final List<ReceivedMail> received = new ArrayList<>();
    private final StoredMails mails = new StoredMails(database);
    private Consumer<ReceivedMail> feature = received::add;
    private SiteKeys keys;
    private RawMails raw;
    private MailTaker taker;
    private int uid;

    @BeforeEach
    void begin() throws Exception {
        database.update("delete from raw_mail");
        keys = new SiteKeys(
                Files.writeString(directory.resolve("key"), Base64.getEncoder().encodeToString(PartCipher.newKey()))
                        .toString());
        raw = new RawMails(database, keys);
        taker = new MailTaker(mails, new MailTaking(mails, raw, handlers(handler("lists"))) {
            @Override
            boolean isOpen() {
                return true;
            }
        });
    }

    private MailHandler handler(String account) {
        return new MailHandler() {
            @Override
            public Set<String> accounts() {
                return Set.of(account);
            }

            @Override
            public void receive(ReceivedMail mail) {
                feature.accept(mail);
            }
        };
    }

    @SuppressWarnings("unchecked")
    static MailHandlers handlers(MailHandler... all) {
        return new MailHandlers((Instance<MailHandler>) Proxy.newProxyInstance(
                MailTakerTest.class.getClassLoader(),
                new Class<?>[] {Instance.class},
                (instance, call, arguments) -> List.of(all).iterator()));
    }

    private void store(String account, String message) throws Exception {
        new MailIntake(database, keys)
                .store(List.of(new MailIntake.Arriving(
                        new MailIntake.Place(account, "INBOX", 1, ++uid, message.length()),
                        new ByteArrayInputStream(message.getBytes(StandardCharsets.US_ASCII)))));
    }

    private String states() {
        return String.join(" ", database.list("select state from raw_mail order by arrival", row -> row.getString(1)));
    }

    private static String reason() {
        return database.first("select reason from raw_mail where state = 'parked'", row -> row.getString(1))
                .orElse("");
    }

    @Test
    void handsMailsToTheFeatureInTheirOrderWithTheirEnvelope() throws Exception {
        store(
                "lists",
                "Delivered-To: Sales+a@fr.example\r\nDelivered-To: x@y.example\r\nReturn-Path: <A@B.example>\r\nTo: z@z.example\r\nSubject: 1\r\n\r\n");
        store("lists", "Return-Path: <>\r\nTo: a@fr.example, b@fr.example\r\nCc: A@fr.example\r\nSubject: 2\r\n\r\n");
        taker.take(() -> true);

        assertEquals("taken taken", states());
        var first = received.get(0);
        assertEquals(List.of("sales+a@fr.example"), first.recipients());
        assertEquals("a@b.example", first.sender());
        assertEquals("1", first.message().subject());
        assertEquals(List.of("a@fr.example", "b@fr.example"), received.get(1).recipients());
        assertEquals("", received.get(1).sender());
    }

    @Test
    void parksWhatIsRefusedAndWhatNobodyTakes() throws Exception {
        feature = mail -> {
            throw new IllegalArgumentException("No list has this address.");
        };
        store("lists", "Subject: a\r\n\r\n");
        taker.take(() -> true);
        assertEquals("parked", states());
        assertEquals("No list has this address.", reason());

        store("attic", "Subject: b\r\n\r\n");
        taker.take(() -> true);
        assertEquals("parked parked", states());
    }

    @Test
    void keepsTryingWhatWillPassAndLetsOthersGoFirst() throws Exception {
        feature = mail -> {
            if (mail.message().subject().equals("held")) {
                throw new DatabaseFault(new SQLException("locked", "55P03"));
            }
            received.add(mail);
        };
        store("lists", "Subject: held\r\n\r\n");
        store("lists", "Subject: free\r\n\r\n");
        for (int i = 0; i < 5; i++) {
            assertThrows(DatabaseFault.class, () -> taker.take(() -> true));
        }
        assertEquals("stored taken", states());
        feature = received::add;
        taker.take(() -> true);
        assertEquals("taken taken", states());
    }

    @Test
    void parksWhatEndedTheNodeThreeTimes() throws Exception {
        store("lists", "Subject: deadly\r\n\r\n");
        store("lists", "Subject: innocent\r\n\r\n");
        feature = mail -> {
            if (mail.message().subject().equals("deadly")) {
                throw new AssertionError("the node ends here");
            }
            received.add(mail);
        };
        for (int i = 0; i < 3; i++) {
            assertThrows(AssertionError.class, () -> taker.take(() -> true));
        }
        assertEquals("stored stored", states());
        taker.take(() -> true);
        assertEquals("parked taken", states());
        assertTrue(reason().contains("3 times"), reason());
    }

    @Test
    void forgetsWhatIsTakenAndKeepsWhatIsParked() throws Exception {
        store("lists", "Subject: a\r\n\r\n");
        store("attic", "Subject: b\r\n\r\n");
        taker.take(() -> true);
        mails.forgetOlderThan(Duration.ofDays(30));
        assertEquals(2, parts());
        database.update("update raw_mail set settled_at = now() - interval '31 days'");
        mails.forgetOlderThan(Duration.ofDays(30));
        assertEquals(1, parts());
        var parked = database.list(
                "select id from raw_mail where state = 'parked'", row -> UUID.fromString(row.getString(1)));
        assertEquals("Subject: b\r\n\r\n", new String(raw.octets(parked.get(0)), StandardCharsets.US_ASCII));
    }

    private static long parts() {
        return database.first("select count(*) from raw_mail_part", row -> row.getLong(1))
                .orElseThrow();
    }

    @Test
    void refusesTwoTakersOfOneAccount() {
        assertThrows(IllegalStateException.class, () -> handlers(handler("lists"), handler("lists")));
    }

    /** A form's message has no place on a server; a large one has more parts than are written at once. */
    @Test
    void takesWhatCameByAnotherWayThanAMailbox() {
        var large = "From: a@b.example\r\nSubject: By form\r\n\r\n" + "x".repeat(5_000_000);
        for (var message : List.of("Subject: Small\r\n\r\nYes\r\n", large)) {
            var octets = message.getBytes(StandardCharsets.US_ASCII);
            var id = raw.keep("lists", octets);

            assertArrayEquals(octets, raw.octets(id));
        }
        taker.take(() -> true);

        assertEquals("taken taken", states());
        assertEquals(
                List.of("Small", "By form"),
                received.stream().map(each -> each.message().subject()).toList());
    }
}
