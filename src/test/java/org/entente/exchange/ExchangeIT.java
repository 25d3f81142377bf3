package org.entente.exchange;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.entente.site.Database;
import org.entente.site.Problem;
import org.entente.story.Api;
import org.entente.story.SecondNode;
import org.entente.twosites.TwoSites;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The exchange from inside a node: a second one of site fr, beside the one that the shared sites run. */
@ExtendWith(SecondNode.Ready.class)
@ArquillianTest
class ExchangeIT {
    @Inject
    private Outbox outbox;

    @Inject
    private Inbox inbox;

    @Inject
    private Pulse pulse;

    @Inject
    private InboxTransactions transactions;

    @Inject
    private Database database;

    @Inject
    private Replays replays;

    @Inject
    private Resends resends;

    @Inject
    private Incarnation incarnation;

    @Inject
    private Peers peers;

    @Inject
    private Outages outages;

    @Inject
    private Transits transits;

    @Resource
    private UserTransaction transaction;

    @Resource
    private ManagedExecutorService executor;

    @Deployment
    static WebArchive node() {
        return SecondNode.archive(ExchangeIT.class, SecondNode.Ready.class, Api.class);
    }

    private long count(String sql, Object... arguments) {
        return database.first(sql, row -> row.getLong(1), arguments).orElse(-1L);
    }

    private static Arrival person(String incarnation, long number, String id, String name) {
        var body =
                "{\"site\":\"uk\",\"id\":\"%s\",\"name\":\"%s\",\"department\":\"it\",\"language\":\"en\",\"present\":true}"
                        .formatted(id, name)
                        .getBytes(StandardCharsets.UTF_8);
        return arrival(incarnation, number, id, body);
    }

    private static Arrival arrival(String incarnation, long number, String key, byte[] body) {
        var envelope = new Envelope(
                UUID.randomUUID().toString(),
                Directory.CHANGED,
                "uk",
                Topics.DIRECTORY,
                incarnation,
                number,
                key,
                0,
                Instant.now(),
                body);
        return new Arrival("test@" + incarnation + number, envelope, "", "", body);
    }

    private String nameOf(String id) {
        return database.first("select name from directory_person where id = ?", row -> row.getString(1), id)
                .orElse("");
    }

    @Test
    void publishesNothingWhenTheTransactionFails() throws Exception {
        var key = UUID.randomUUID().toString();
        transaction.begin();
        outbox.publish(Topics.DIRECTORY, "org.entente.test", key, new ResendRequest("a", "b", "c", 1, 1));
        transaction.rollback();
        assertEquals(0, count("select count(*) from outbox where key = ?", key));
    }

    /** The broker would refuse it for ever, and all that waits behind it with it. */
    @Test
    void refusesWhatNoBrokerTakes() {
        var large = new ResendRequest("a".repeat(1_000_000), "b", "c", 1, 1);
        var refused =
                assertThrows(Problem.class, () -> outbox.publish(Topics.DIRECTORY, "org.entente.test", "k", large));
        assertEquals(413, refused.status());
    }

    @Test
    void takesEachNumberOnceAndInOrder() {
        var life = UUID.randomUUID().toString();
        inbox.take(List.of(person(life, 2, life, "second")));
        assertEquals("", nameOf(life));
        inbox.take(List.of(person(life, 1, life, "first")));
        assertEquals("second", nameOf(life));
        inbox.take(List.of(person(life, 1, life, "first"), person(life, 2, life, "second")));
        assertEquals("second", nameOf(life));
        assertEquals(2, count("select applied from inbound_stream where incarnation = ?", life));
        assertEquals(0, count("select count(*) from parked where incarnation = ?", life));
    }

    @Test
    void parksTheOneThatFailsAndWhatFollowsItForTheSameItem() {
        var life = UUID.randomUUID().toString();
        inbox.take(List.of(
                person(life, 1, life + "-a", "before"),
                arrival(life, 2, life + "-b", "{\"id\":".getBytes(StandardCharsets.UTF_8)),
                person(life, 3, life + "-b", "behind"),
                person(life, 4, life + "-a", "after")));
        assertEquals("after", nameOf(life + "-a"));
        assertEquals("", nameOf(life + "-b"));
        assertEquals(4, count("select applied from inbound_stream where incarnation = ?", life));
        assertEquals(
                List.of("parked 2", "behind 3"),
                database.list(
                        "select state || ' ' || number from parked where incarnation = ? order by number",
                        row -> row.getString(1),
                        life));
        database.update("delete from parked where incarnation = ?", life);
    }

    @Test
    void replaysByNumberWhatCameOutOfOrder() {
        var life = UUID.randomUUID().toString();
        inbox.take(List.of(person(life, 2, life, "second")));
        inbox.take(List.of(arrival(life, 1, life, "{\"id\":".getBytes(StandardCharsets.UTF_8))));
        assertEquals(
                List.of("parked 1", "behind 2"),
                database.list(
                        "select state || ' ' || number from parked where incarnation = ? order by id",
                        row -> row.getString(1),
                        life));
        database.update("delete from parked where incarnation = ?", life);
    }

    /** Otherwise it would be put behind the one that is being replayed, and nobody would take it from there. */
    @Test
    void waitsWhileAnEarlierChangeIsReplayed() throws Exception {
        var life = UUID.randomUUID().toString();
        inbox.take(List.of(arrival(life, 1, life, "{\"id\":".getBytes(StandardCharsets.UTF_8))));
        database.update(
                "update parked set body = ? where incarnation = ?",
                person(life, 1, life, "first").body(),
                life);
        transaction.begin();
        replays.replay(count("select id from parked where incarnation = ?", life));
        var later = executor.submit(() -> inbox.take(List.of(person(life, 2, life, "second"))));
        assertThrows(TimeoutException.class, () -> later.get(1, TimeUnit.SECONDS));
        transaction.commit();
        later.get(20, TimeUnit.SECONDS);
        assertEquals("second", nameOf(life));
        database.update("delete from parked where incarnation = ?", life);
    }

    /** A peer may have taken it under its old number: with a new one it would take it twice. */
    @Test
    void keepsTheNumbersOfBeforeWhenANewIncarnationBegins() throws Exception {
        var key = UUID.randomUUID().toString();
        transaction.begin();
        try {
            database.update(
                    "insert into outbox (topic, type, key, time, body, incarnation, number)"
                            + " select ?, 'org.entente.test', ?, now(), '{}', value, -7"
                            + " from site_fact where name = 'incarnation'",
                    Topics.DIRECTORY,
                    key);
            incarnation.renew();
            assertEquals(
                    1,
                    count(
                            "select count(*) from outbox where key = ? and number = -7"
                                    + " and incarnation <> (select value from site_fact where name = 'incarnation')",
                            key));
        } finally {
            transaction.rollback();
        }
    }

    @Test
    void asksForWhatIsMissingOfAPeersEarlierIncarnation() throws Exception {
        var life = UUID.randomUUID().toString();
        transaction.begin();
        try {
            database.update(
                    "insert into inbound_stream (site, topic, incarnation, applied, published, behind_since)"
                            + " values ('uk', ?, ?, 41, 44, now() - interval '1 hour')",
                    Topics.MEMOS,
                    life);
            assertTrue(resends.due().contains(new ResendRequest("uk", Topics.MEMOS, life, 42, 44)));
        } finally {
            transaction.rollback();
        }
    }

    private static Arrival pulse(String place, String type, String body) {
        var octets = body.getBytes(StandardCharsets.UTF_8);
        var envelope = new Envelope("e", type, "uk", Topics.HEARTBEATS, "life", 0, "uk", 0, Instant.EPOCH, octets);
        return new Arrival(place, envelope, "", "", octets);
    }

    /** Otherwise the listener would try the same batch for ever, and hear no heartbeat after it. */
    @Test
    void parksAPulseThatItCannotRead() {
        var place = UUID.randomUUID().toString();
        inbox.take(pulse.take(List.of(
                pulse(place + 1, Heartbeat.TYPE, "{\"incarnation\":"),
                pulse(place + 2, Heartbeat.TYPE, "{}"),
                pulse(place + 3, ResendRequest.TYPE, "{\"from\":3,\"to\":1}"),
                pulse(place + 4, "org.entente.exchange.hum", "{}"))));
        assertEquals(4, count("select count(*) from parked where state = 'parked' and place like ?", place + "%"));
        database.update("delete from parked where place like ?", place + "%");
    }

    @Test
    void leavesTheNumberOpenWhenTheEffectFails() {
        var life = UUID.randomUUID().toString();
        var broken = arrival(life, 1, life, "[]".getBytes(StandardCharsets.UTF_8));
        assertThrows(
                RuntimeException.class,
                () -> transactions.take(List.of(
                        person(life, 1, life, "x"),
                        person(life, 2, life, "y"),
                        arrival(life, 3, life, broken.body()))));
        assertEquals("", nameOf(life));
        assertTrue(count("select count(*) from inbound_stream where incarnation = ? and applied > 0", life) <= 0);
    }

    @Test
    void neverCountsADelayBelowZero() {
        var life = UUID.randomUUID().toString();
        var ahead = person(life, 1, life, "from a fast clock").whole();
        var envelope = new Envelope(
                ahead.id(),
                ahead.type(),
                ahead.site(),
                ahead.topic(),
                life,
                1,
                ahead.key(),
                0,
                Instant.now().plusSeconds(3600),
                ahead.body());
        inbox.take(List.of(new Arrival("test@ahead", envelope, "", "", envelope.body())));
        assertEquals("from a fast clock", nameOf(life));
        assertEquals(0, count("select min(median_ms) from transit"));
    }

    @Test
    void writesASilenceDownOnceWhenItEnds() {
        var peer = UUID.randomUUID().toString();
        database.update("insert into peer (site, last_heard_at) values (?, now() - interval '1 hour')", peer);
        var lasting = outages.of(peer).get(0);
        assertTrue(lasting.lasts() && lasting.seconds() >= 3600, lasting.toString());
        assertEquals(0, count("select count(*) from outage where site = ?", peer));
        var beat = new Heartbeat("life", Instant.now(), Map.of(), List.of());
        peers.heard(peer, beat);
        peers.heard(peer, beat);
        var ended = outages.of(peer);
        assertEquals(1, ended.size());
        assertEquals(lasting.lastHeardAt(), ended.get(0).lastHeardAt());
        assertFalse(ended.get(0).lasts());
        database.update("delete from peer where site = ?", peer);
        database.update("delete from outage where site = ?", peer);
    }

    /** A site that did not work itself does not know whether the other could have been heard. */
    @Test
    void doesNotBlameThePeerForItsOwnSilence() throws Exception {
        transaction.begin();
        try {
            database.update("delete from outage where site = 'fr'");
            for (var hours : List.of(1, 3, 5)) {
                silence("zz", hours, "1 hour");
            }
            silence("fr", 3, "30 minutes");
            silence("fr", 5, "59 minutes 55 seconds");
            silence("zz", 24 * 31, "1 hour");
            assertEquals(
                    List.of("0 false", "1800 false", "3595 true"),
                    outages.of("zz").stream()
                            .map(outage -> outage.awaySeconds() + " " + outage.ours())
                            .toList());
        } finally {
            transaction.rollback();
        }
    }

    private void silence(String site, int hoursAgo, String length) {
        database.update(
                "insert into outage values (?, now() - make_interval(hours => ?),"
                        + " now() - make_interval(hours => ?) + ?::interval)",
                site,
                hoursAgo,
                hoursAgo,
                length);
    }

    @Test
    void saysWithinWhatTimeEnvelopesCame() throws Exception {
        transaction.begin();
        try {
            for (var batch : List.of("1, 10, 10", "97, 30, 70", "1, 500, 500", "1, 9000, 9000")) {
                database.update(
                        "insert into transit (site, envelopes, median_ms, max_ms) values ('zz', " + batch + ")");
            }
            database.update(
                    "insert into transit (site, arrived_at, envelopes, median_ms, max_ms)"
                            + " values ('zz', now() - interval '5 hours', 1, 7, 7), ('zz', now() - interval '2 days', 1, 8, 8)");
            var day = transits.day("zz", ZoneId.of("Europe/Paris"));
            var steps = day.steps();
            assertEquals(2, steps.size());
            assertEquals(new TransitDay.Step(steps.get(0).at(), 100, 30, 500, 9000), steps.get(0));
            assertEquals(new TransitDay.Step(steps.get(1).at(), 1, 7, 7, 7), steps.get(1));
            assertEquals(new TransitDay.Step(day.from(), 101, 30, 500, 9000), day.whole());
            assertEquals(30L, transits.medianMs("zz").orElseThrow());
        } finally {
            transaction.rollback();
        }
    }

    /** Promise 1, and several nodes a site: outside, since the other node is killed. */
    @Test
    @RunAsClient
    void takesOverWhenTheOtherNodeDies() {
        var sites = TwoSites.shared();
        var here = new Api(
                SecondNode.address(), "fr-sales-director", sites.settings().password());
        var there = Api.of(sites, "uk-sales-director");
        sites.kill("fr-node");
        try {
            var memo = java.util.Map.of(
                    "texts", java.util.Map.of("en", java.util.Map.of("title", "From the second node", "body", "b")),
                    "audience", java.util.Map.of("sites", List.of("uk")));
            var id = here.post("/api/memos", memo).expect(201).json().get("id").asText();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> there.get("/api/memos/" + id).status() == 200);
        } finally {
            sites.start("fr-node");
        }
    }
}
