package org.entente.mailinglist;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.attachment.Attachment;
import org.entente.attachment.Attachments;
import org.entente.exchange.Envelope;
import org.entente.exchange.EnvelopeHandler;
import org.entente.mail.MailReading;
import org.entente.mail.Mailbox;
import org.entente.site.Database;
import org.entente.site.Site;

/**
 * Posts that people wrote at other sites, at their list's home: kept until the message is here, then judged as if they had
 * been written here. Whoever wrote one that does not go out at once is told by mail.
 */
@Singleton
class Submissions implements EnvelopeHandler {
    private final Database database;
    private final Site site;
    private final Attachments attachments;
    private final Lists lists;
    private final Posting posting;
    private final Notices notices;

    @Inject
    Submissions(Database database, Site site, Attachments attachments, Lists lists, Posting posting, Notices notices) {
        this.database = database;
        this.site = site;
        this.attachments = attachments;
        this.lists = lists;
        this.posting = posting;
        this.notices = notices;
    }

    private record Waiting(String id, String list, String person, boolean member, Mailbox sender, String original) {}

    @Override
    public Set<String> types() {
        return Set.of(PostSubmitted.TYPE);
    }

    @Override
    public void receive(Envelope envelope) {
        var post = envelope.as(PostSubmitted.class);
        if (!post.homeSite().equals(site.name())) {
            return;
        }
        if (!post.person().startsWith(envelope.site() + "-")) {
            throw new IllegalArgumentException("%s cannot speak for %s.".formatted(envelope.site(), post.person()));
        }
        int kept = database.update(
                "insert into list_submission (id, list, site, person, member, sender_name, sender_address, original)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                post.id(),
                post.list(),
                envelope.site(),
                post.person(),
                post.member(),
                PostText.line(String.valueOf(post.senderName())),
                Address.of(post.senderAddress()),
                post.original());
        if (kept > 0) {
            attachments.expect(PostSubmitted.item(post.id()), post.attachments());
        }
    }

    List<String> waiting() {
        return database.list(
                "select id from list_submission where judged_at is null order by arrived_at limit 50",
                row -> row.getString(1));
    }

    /** Once its message is here; another node's turn is left to it. */
    @Transactional
    public void judge(String id) {
        var item = PostSubmitted.item(id);
        if (!attachments.of(item).stream().allMatch(Attachment::whole)) {
            return;
        }
        var waiting = database.first(
                "select * from list_submission where id = ? and judged_at is null for update skip locked",
                row -> new Waiting(
                        id,
                        row.getString("list"),
                        row.getString("person"),
                        row.getBoolean("member"),
                        new Mailbox(row.getString("sender_name"), row.getString("sender_address")),
                        row.getString("original")),
                id);
        waiting.ifPresent(it -> {
            octets(item, it.original()).ifPresent(octets -> judge(it, octets));
            database.update("update list_submission set judged_at = now() where id = ?", id);
            attachments.detach(item);
        });
    }

    private void judge(Waiting it, byte[] octets) {
        var list = lists.known(it.list()).filter(known -> known.homeSite().equals(site.name()));
        if (list.isEmpty()) {
            return;
        }
        var post = new Submission(it.sender(), it.sender().address(), it.person(), MailReading.read(octets), octets);
        var taken = posting.submit(list.get(), post, it.member());
        switch (taken.outcome()) {
            case PUBLISH -> {}
            case HOLD -> notices.waits(list.get(), post, taken.reason());
            default -> notices.refused(list.get(), post, taken.reason());
        }
    }

    private Optional<byte[]> octets(String item, String original) {
        try (var stream = attachments.open(item, original).orElse(null)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
