package org.entente.mailinglist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.attachment.Attachment;
import org.entente.attachment.Attachments;
import org.entente.exchange.Outbox;
import org.entente.exchange.Topics;
import org.entente.mail.MailFile;
import org.entente.site.Database;
import org.entente.site.Site;
import org.jspecify.annotations.Nullable;

/** What is posted: laid down at its home and given to the other sites. */
@ApplicationScoped
@Transactional
class Posts {
    private Database database;
    private Site site;
    private Attachments attachments;
    private PostFiles files;
    private Outbox outbox;
    private Enrichers enrichers;
    private Duration wait = Duration.ZERO;

    protected Posts() {}

    @Inject
    Posts(
            Database database,
            Site site,
            Attachments attachments,
            PostFiles files,
            Outbox outbox,
            Enrichers enrichers,
            @ConfigProperty(name = "entente.mailinglist.wait") Duration wait) {
        this.database = database;
        this.site = site;
        this.attachments = attachments;
        this.files = files;
        this.outbox = outbox;
        this.enrichers = enrichers;
        this.wait = wait;
    }

    /** A post of that Message-ID on that list, which makes this one its second copy. */
    Optional<String> known(String list, String messageId) {
        return database.first(
                "select id from list_post where list = ? and message_id = ?", row -> row.getString(1), list, messageId);
    }

    /** Takes a post in at its home; it goes out now, or when its figures are read. */
    public String take(MailingList list, Submission post, String messageId) {
        var id = UUID.randomUUID().toString();
        var message = post.message();
        var stored = files.store(list, message, post.octets());
        var parents = new ArrayList<>(message.references());
        message.inReplyTo().stream().filter(it -> !parents.contains(it)).forEach(parents::add);
        boolean read = enrichers.of(list).isPresent();
        database.update(
                """
                insert into list_post (id, list, home_site, state, message_id, thread, parents, sender_name,
                    sender_address, subject, text, original, sent_at)
                values (?, ?, ?, 'reading', ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                id,
                list.name(),
                site.name(),
                messageId,
                thread(list.name(), parents).orElse(id),
                parents,
                PostText.line(post.sender().name()),
                post.sender().address(),
                PostText.subject(message.subject()),
                PostText.text(message.text()),
                stored.get(0),
                message.sentAt());
        attachments.attach(PostRow.item(id), stored, PostFiles.uploader(list));
        if (!read) {
            publish(list, id, "", List.of());
        }
        return id;
    }

    private Optional<String> thread(String list, List<String> parents) {
        return parents.isEmpty()
                ? Optional.empty()
                : database.first(
                        "select thread from list_post where list = ? and message_id = any (?)"
                                + " order by array_position(?, message_id) desc limit 1",
                        row -> row.getString(1),
                        list,
                        parents,
                        parents);
    }

    /** It goes out, with what was read in it. A second time changes nothing. */
    public void publish(MailingList list, String id, String notes, List<MailFile> found) {
        var row = lock(id).filter(it -> it.state().equals("reading"));
        if (row.isEmpty()) {
            return;
        }
        var extra = found.stream().map(file -> files.store(list, file)).toList();
        var item = PostRow.item(id);
        var all = new ArrayList<>(
                attachments.of(item).stream().map(Attachment::id).toList());
        all.addAll(extra);
        var references = attachments.attach(item, all, PostFiles.uploader(list)).stream()
                .map(Attachment::reference)
                .toList();
        var now = Database.now();
        database.update(
                "update list_post set state = 'published', notes = ?, extra = ?, published_at = ?, arrived_at = ?,"
                        + " distribute_by = ? where id = ?",
                notes,
                extra,
                now,
                now,
                now.plus(wait),
                id);
        var sites = list.settings().sites();
        if (sites.size() > 1) {
            outbox.publish(
                    Topics.POSTS, PostPublished.TYPE, id, lock(id).orElseThrow().published(sites, references));
            attachments.publish(item);
        }
    }

    private Optional<PostRow> lock(String id) {
        return database.first("select * from list_post where id = ? for update", PostRow::read, id);
    }

    Optional<PostRow> find(@Nullable String id) {
        return database.first("select * from list_post where id = ?", PostRow::read, id);
    }
}
