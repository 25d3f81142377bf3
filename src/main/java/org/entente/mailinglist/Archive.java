package org.entente.mailinglist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.entente.attachment.AttachmentReaders;
import org.entente.attachment.Attachments;
import org.entente.mail.Delivery;
import org.entente.mail.Outgoing;
import org.entente.people.People;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Posts as readers see them: those of lists that they are members of or own, and of lists whose archive is for everyone.
 * Anybody else finds nothing, whether it exists or not.
 */
@ApplicationScoped
@Transactional
class Archive implements AttachmentReaders {
    private Database database;
    private Lists lists;
    private Members members;
    private People people;
    private Attachments attachments;
    private Outgoing outgoing;
    private Posts posts;
    private PostProof proof;
    private PostFiles files;

    protected Archive() {}

    @Inject
    Archive(
            Database database,
            Lists lists,
            Members members,
            People people,
            Attachments attachments,
            Outgoing outgoing,
            Posts posts,
            PostProof proof,
            PostFiles files) {
        this.files = files;
        this.database = database;
        this.lists = lists;
        this.members = members;
        this.people = people;
        this.attachments = attachments;
        this.outgoing = outgoing;
        this.posts = posts;
        this.proof = proof;
    }

    /** Where a page of a list ended: the next one begins after it. */
    record Place(Instant at, String id) {}

    /** Newest first. */
    public List<PostItem> list(String name, @Nullable Place after, int limit, Profile reader) {
        readable(name, reader);
        return database.list(
                """
                select p.*, (select count(*) from list_post o where o.thread = p.thread and o.list = p.list) - 1 as answers,
                    (select count(*) from attachment a where a.item = 'post/' || p.id
                        and a.sha256 is distinct from p.original and not (a.sha256 = any (p.extra))) as files
                from list_post p where p.list = ? and p.state = 'published' and (p.published_at, p.id) < (?, ?)
                order by p.published_at desc, p.id desc limit ?""",
                Archive::item,
                name,
                after == null ? Instant.parse("9999-01-01T00:00:00Z") : after.at(),
                after == null ? "" : after.id(),
                limit);
    }

    /** The posts of a thread, the oldest first. */
    public List<PostItem> thread(PostDetail post) {
        return database.list(
                "select p.*, 0 as answers, 0 as files from list_post p where p.list = ? and p.thread = ?"
                        + " and p.state = 'published' order by p.id <> p.thread, coalesce(p.sent_at, p.published_at) limit 500",
                Archive::item,
                post.list(),
                post.thread());
    }

    static PostItem item(ResultSet row) throws SQLException {
        return new PostItem(
                row.getString("id"),
                row.getString("list"),
                row.getString("subject"),
                row.getString("sender_name"),
                row.getString("sender_address"),
                row.getString("thread"),
                Database.instant(row, "published_at"),
                row.getLong("answers"),
                row.getLong("files"));
    }

    public PostDetail find(String id, Profile reader) {
        var post = row(id, reader);
        var state = post.distributedAt() != null ? "distributed" : post.state();
        return new PostDetail(
                post.id(),
                post.list(),
                post.homeSite(),
                state,
                post.messageId(),
                post.thread(),
                post.parents(),
                post.senderName(),
                post.senderAddress(),
                post.subject(),
                post.text(),
                post.notes(),
                post.sentAt(),
                post.publishedAt(),
                post.arrivedAt(),
                post.distributedAt(),
                attachments.of(post.item()).stream()
                        .filter(file -> !file.id().equals(post.original())
                                && !post.extra().contains(file.id()))
                        .toList(),
                lists.known(post.list()).filter(list -> list.isOwner(reader)).isPresent()
                        ? proof.of(post.id())
                        : List.of());
    }

    /** The message as it came; 409 while it is on its way. */
    public InputStream raw(String id, Profile reader) throws IOException {
        var post = row(id, reader);
        return Optional.ofNullable(post.original())
                .flatMap(original -> attachments.open(post.item(), original))
                .orElseThrow(
                        () -> new Problem(409, "original-arriving", "The message is still on its way to this site."));
    }

    /** What became of its mails at this site; for the list's owners. */
    public List<Delivery> deliveries(String id, long after, int limit, Profile by) {
        var post = row(id, by);
        lists.owned(post.list(), by);
        return outgoing.of(post.mailItem(), after, limit);
    }

    Optional<Post> post(String id) {
        return posts.find(id).map(files::whole);
    }

    private PostRow row(String id, Profile reader) {
        return posts.find(id)
                .filter(post -> mayRead(post.list(), reader))
                .orElseThrow(() -> Problem.notFound("There is no such post."));
    }

    void readable(String name, Profile reader) {
        lists.get(name, reader);
        if (!mayRead(name, reader)) {
            throw Problem.forbidden("The archive of this list is for its members. Join it first.");
        }
    }

    boolean mayRead(String name, Profile reader) {
        return lists.known(name)
                .filter(list -> list.isOwner(reader)
                        || list.settings().archive().equals("everyone")
                        || members.modes(reader).containsKey(name))
                .isPresent();
    }

    @Override
    public boolean mayRead(String item, String signIn) {
        return item.startsWith("post/")
                && people.find(signIn).isPresent()
                && posts.find(item.substring("post/".length()))
                        .filter(post -> mayRead(post.list(), people.find(signIn).orElseThrow()))
                        .isPresent();
    }

    static Place place(String cursor) {
        int space = cursor.indexOf(' ');
        try {
            return new Place(Instant.parse(cursor.substring(0, space)), cursor.substring(space + 1));
        } catch (RuntimeException notOurs) {
            throw Problem.invalid("after", "web.fault.after");
        }
    }

    static String cursor(PostItem item) {
        return Objects.requireNonNull(item.publishedAt()) + " " + item.id();
    }
}
