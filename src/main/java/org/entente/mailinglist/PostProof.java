package org.entente.mailinglist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.entente.exchange.Envelope;
import org.entente.exchange.EnvelopeHandler;
import org.entente.exchange.Outbox;
import org.entente.exchange.Topics;
import org.entente.mail.Outgoing;
import org.entente.site.Database;
import org.entente.site.Site;

/**
 * What became of posts, site by site: each site looks at its own now and then, and tells the home what has changed. The
 * last look is two days after the longest that a mail is tried.
 */
@ApplicationScoped
@Transactional
class PostProof implements EnvelopeHandler {
    private Database database;
    private Site site;
    private Outgoing outgoing;
    private Outbox outbox;

    protected PostProof() {}

    @Inject
    PostProof(Database database, Site site, Outgoing outgoing, Outbox outbox) {
        this.database = database;
        this.site = site;
        this.outgoing = outgoing;
        this.outbox = outbox;
    }

    /** Tells of the posts whose state here is not the one that was told last. */
    public void tell() {
        var recent = database.list(
                "select * from list_post where state = 'published' and (distributed_at is null or distributed_at > now()"
                        + " - interval '7 days') order by published_at desc limit 500 for update skip locked",
                row -> Map.entry(PostRow.read(row), row.getString("told")));
        var counts = outgoing.counts(
                recent.stream().map(each -> each.getKey().mailItem()).toList());
        for (var each : recent) {
            var post = each.getKey();
            var now = delivered(post, counts.getOrDefault(post.mailItem(), Map.of()));
            var told = now.distributedAt() + " " + now.waiting() + " " + now.sent() + " " + now.bounced();
            if (!told.equals(each.getValue())) {
                database.update("update list_post set told = ? where id = ?", told, post.id());
                if (post.homeSite().equals(site.name())) {
                    keep(now);
                } else {
                    outbox.publish(Topics.POSTS, PostDelivered.TYPE, post.id(), now);
                }
            }
        }
    }

    private PostDelivered delivered(PostRow post, Map<String, Long> states) {
        long sent = states.getOrDefault("sent", 0L);
        long bounced = states.getOrDefault("bounced", 0L);
        long all = states.values().stream().mapToLong(Long::longValue).sum();
        return new PostDelivered(
                post.id(), site.name(), post.arrivedAt(), post.distributedAt(), all - sent - bounced, sent, bounced);
    }

    @Override
    public Set<String> types() {
        return Set.of(PostDelivered.TYPE);
    }

    @Override
    public void receive(Envelope envelope) {
        var told = envelope.as(PostDelivered.class);
        if (!told.site().equals(envelope.site())) {
            throw new IllegalArgumentException("A site tells of itself alone, and this came from " + envelope.site());
        }
        keep(told);
    }

    private void keep(PostDelivered told) {
        database.update(
                """
                insert into list_post_site (post, site, arrived_at, distributed_at, waiting, sent, bounced)
                values (?, ?, ?, ?, ?, ?, ?) on conflict (post, site) do update set arrived_at = excluded.arrived_at,
                    distributed_at = excluded.distributed_at, waiting = excluded.waiting, sent = excluded.sent,
                    bounced = excluded.bounced, told_at = now()""",
                told.post(),
                told.site(),
                told.arrivedAt(),
                told.distributedAt(),
                told.waiting(),
                told.sent(),
                told.bounced());
    }

    /** At its home: each site that has told of it, by name. */
    List<PostDelivered> of(String post) {
        return database.list(
                "select * from list_post_site where post = ? order by site",
                row -> new PostDelivered(
                        row.getString("post"),
                        row.getString("site"),
                        Objects.requireNonNull(Database.instant(row, "arrived_at")),
                        Database.instant(row, "distributed_at"),
                        row.getLong("waiting"),
                        row.getLong("sent"),
                        row.getLong("bounced")),
                post);
    }
}
