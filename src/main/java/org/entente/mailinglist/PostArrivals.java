package org.entente.mailinglist;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.attachment.Attachments;
import org.entente.exchange.Envelope;
import org.entente.exchange.EnvelopeHandler;
import org.entente.site.Database;
import org.entente.site.Site;

/** What is posted at other sites: laid down here, to go out when its files have come. */
@Singleton
class PostArrivals implements EnvelopeHandler {
    private final Database database;
    private final Site site;
    private final Attachments attachments;
    private final Duration wait;

    @Inject
    PostArrivals(
            Database database,
            Site site,
            Attachments attachments,
            @ConfigProperty(name = "entente.mailinglist.wait") Duration wait) {
        this.database = database;
        this.site = site;
        this.attachments = attachments;
        this.wait = wait;
    }

    @Override
    public Set<String> types() {
        return Set.of(PostPublished.TYPE);
    }

    @Override
    public void receive(Envelope envelope) {
        arrive(envelope.site(), envelope.as(PostPublished.class));
    }

    /** What came from another site; a post that is here already changes nothing. */
    private void arrive(String from, PostPublished post) {
        if (!from.equals(post.homeSite())) {
            throw new IllegalArgumentException(
                    "The post is at home at " + post.homeSite() + ", and it came from " + from + ".");
        }
        if (!post.sites().contains(site.name())) {
            return;
        }
        var now = Database.now();
        int laid = database.update(
                """
                insert into list_post (id, list, home_site, state, message_id, thread, parents, sender_name,
                    sender_address, subject, text, original, extra, notes, sent_at, published_at, arrived_at, distribute_by)
                values (?, ?, ?, 'published', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""",
                post.id(),
                post.list(),
                post.homeSite(),
                post.messageId(),
                post.thread(),
                post.parents(),
                post.senderName(),
                post.senderAddress(),
                PostText.subject(post.subject()),
                PostText.text(post.text()),
                post.original(),
                post.extra(),
                post.notes() == null ? "" : post.notes(),
                post.sentAt(),
                post.publishedAt(),
                now,
                now.plus(wait));
        if (laid > 0) {
            attachments.expect(PostRow.item(post.id()), post.attachments());
        }
    }
}
