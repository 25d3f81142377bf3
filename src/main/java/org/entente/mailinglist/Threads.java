package org.entente.mailinglist;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.jspecify.annotations.Nullable;

/** The archive of a list by conversation, the one that was last written to first. */
@Singleton
class Threads {
    private static final String LIST = """
            with t as (
                select thread, max(published_at) as latest, count(*) as posts from list_post
                where list = ? and state = 'published' group by thread
                having (max(published_at), thread) < (?, ?) order by 2 desc, 1 desc limit ?)
            select t.*, f.id, f.subject, f.sender_name, f.sender_address,
                l.id as last, l.sender_name as last_name, l.sender_address as last_address,
                (select count(*) from attachment a where a.item = 'post/' || f.id
                    and a.sha256 is distinct from f.original and not (a.sha256 = any (f.extra))) as files
            from t cross join lateral (select * from list_post p where p.list = ? and p.thread = t.thread
                    and p.state = 'published' order by p.id <> p.thread, coalesce(p.sent_at, p.published_at), p.id
                    limit 1) f
                cross join lateral (select * from list_post p where p.list = ? and p.thread = t.thread
                    and p.state = 'published' order by p.published_at desc, p.id desc limit 1) l
            order by t.latest desc, t.thread desc""";

    private final Database database;
    private final Archive archive;

    @Inject
    Threads(Database database, Archive archive) {
        this.database = database;
        this.archive = archive;
    }

    @Transactional
    public List<PostThread> list(String name, Archive.@Nullable Place after, int limit, Profile reader) {
        archive.readable(name, reader);
        return database.list(
                LIST,
                Threads::thread,
                name,
                after == null ? Instant.parse("9999-01-01T00:00:00Z") : after.at(),
                after == null ? "" : after.id(),
                limit,
                name,
                name);
    }

    private static PostThread thread(ResultSet row) throws SQLException {
        return new PostThread(
                row.getString("thread"),
                row.getString("id"),
                row.getString("subject"),
                shown(row.getString("sender_name"), row.getString("sender_address")),
                row.getLong("posts"),
                row.getLong("files"),
                row.getString("last"),
                shown(row.getString("last_name"), row.getString("last_address")),
                Objects.requireNonNull(Database.instant(row, "latest")));
    }

    private static String shown(String name, String address) {
        return name.isBlank() ? address : name;
    }

    static String cursor(PostThread thread) {
        return thread.latest() + " " + thread.thread();
    }
}
