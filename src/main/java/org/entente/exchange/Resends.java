package org.entente.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.site.Database;

/**
 * Both ends of "send it again". A reader asks when nothing of what is missing has come for a while though the peer is
 * heard; the asked site marks the rows as unsent, and says {@link #VOID} for numbers that its database no longer has.
 */
@Singleton
class Resends {
    /** In place of an envelope that its own site has lost: the stream goes on, and people see which one is gone. */
    static final String VOID = "org.entente.exchange.void";

    private static final Logger LOG = Logger.getLogger(Resends.class.getName());

    private final Database database;
    private final Duration patience;

    @Inject
    Resends(Database database, @ConfigProperty(name = "entente.exchange.ask-again-after") Duration patience) {
        this.database = database;
        this.patience = patience;
    }

    /** What to ask for now, of the peers' earlier incarnations too; each answer gets twice as long as the one before. */
    @Transactional
    public List<ResendRequest> due() {
        var due = database.list(
                """
                select site, topic, s.incarnation, applied + 1 as first,
                    least(published, applied + ?, coalesce((select min(number) - 1 from parked p
                        where p.state = 'held' and p.site = s.site and p.topic = s.topic
                            and p.incarnation = s.incarnation and p.number > s.applied), published)) as last
                from inbound_stream s join peer using (site)
                where published > applied and last_heard_at > now() - interval '5 seconds'
                    and behind_since < now() - make_interval(secs => ?)
                    and (asked_at is null or asked_at < now() - make_interval(secs => ? * (1 << least(asked, 6))))""",
                row -> new ResendRequest(
                        row.getString("site"),
                        row.getString("topic"),
                        row.getString("incarnation"),
                        row.getLong("first"),
                        Math.max(row.getLong("first"), row.getLong("last"))),
                ResendRequest.MOST,
                patience.toMillis() / 1000.0,
                patience.toMillis() / 1000.0);
        for (var request : due) {
            database.update(
                    "update inbound_stream set asked = asked + 1, asked_at = now()"
                            + " where site = ? and topic = ? and incarnation = ?",
                    request.site(),
                    request.topic(),
                    request.incarnation());
            LOG.log(Level.INFO, "asks again, site={0} topic={1} from={2} to={3}", new Object[] {
                request.site(), request.topic(), request.from(), request.to()
            });
        }
        return due;
    }

    /** Marks what a peer lacks to be sent again. */
    @Transactional
    public void answer(ResendRequest request) {
        long last = database.first(
                        "select last_number from outbound_stream where topic = ? and incarnation = ?",
                        row -> row.getLong(1),
                        request.topic(),
                        request.incarnation())
                .map(known -> Math.min(known, request.to()))
                .orElse(request.to());
        var place = new ArrayList<Object>(List.of(request.incarnation(), request.topic(), request.from(), last));
        int again = database.update(
                "update outbox set sent_at = null where incarnation = ? and topic = ? and number between ? and ?",
                place.toArray());
        int gone = database.update(
                """
                insert into outbox (topic, type, key, time, body, incarnation, number)
                select ?, ?, '', now(), '{}'::bytea, ?, n from generate_series(?::bigint, ?::bigint) n
                where not exists (select 1 from outbox where incarnation = ? and topic = ? and number = n)""",
                request.topic(),
                VOID,
                request.incarnation(),
                request.from(),
                last,
                request.incarnation(),
                request.topic());
        database.tell("outbox", OutboxRelay.AGAIN);
        LOG.log(Level.INFO, "sends again, topic={0} from={1} to={2} envelopes={3} lost={4}", new Object[] {
            request.topic(), request.from(), last, again, gone
        });
    }
}
