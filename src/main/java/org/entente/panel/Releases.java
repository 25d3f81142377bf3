package org.entente.panel;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.entente.mailinglist.Post;
import org.entente.site.Database;
import org.jspecify.annotations.Nullable;

/** The deliveries to panels, as this site knows them; in the caller's transaction. */
@Singleton
class Releases {
    private static final String SELECT = "select * from panel_release ";

    private final Database database;
    private final Loading loading;

    @Inject
    Releases(Database database, Loading loading) {
        this.database = database;
        this.loading = loading;
    }

    /** Notes that a post is a release, and lays its figures if they are here; a second time changes nothing. */
    void take(Post post, Notes notes, byte @Nullable [] figures) throws IOException {
        var knownAt = post.publishedAt() == null ? post.sentAt() : post.publishedAt();
        database.update(
                "insert into panel_release (post, list, sender, subject, known_at, state, notes) values (?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                post.id(),
                post.list(),
                post.sender(),
                post.subject(),
                knownAt,
                notes.isRead() ? "arriving" : Notes.OPEN,
                notes.write());
        if (figures != null) {
            lay(post.id(), notes, figures);
        }
    }

    /** A release was read at its home after its post: its figures are on their way. */
    void expect(ReleaseRead read) {
        database.update(
                "insert into panel_release (post, list, sender, subject, known_at, state, notes) values (?, ?, ?, ?, ?, 'arriving', ?)"
                        + " on conflict (post) do update set state = 'arriving', notes = excluded.notes",
                read.post(),
                read.list(),
                read.sender(),
                read.subject(),
                read.knownAt(),
                read.notes().write());
    }

    /** Lays the figures of a release that is known here. */
    void lay(String post, Notes notes, byte[] figures) throws IOException {
        var release = find(post).orElseThrow();
        database.update("update panel_release set notes = ? where post = ?", notes.write(), post);
        if (loading.load(release.list(), post, release.knownAt(), figures)) {
            database.tell("live", "panels *");
        }
    }

    Optional<Release> find(String post) {
        return database.first(SELECT + "where post = ?", Releases::read, post);
    }

    Optional<Notes> notes(String post) {
        return database.first(
                "select notes from panel_release where post = ?", row -> Notes.read(row.getString(1)), post);
    }

    /** Newest first. */
    List<Release> of(String list, @Nullable Instant before, int limit) {
        return database.list(
                SELECT + "where list = ? and known_at < ? order by known_at desc, post limit ?",
                Releases::read,
                list,
                before == null ? Instant.parse("9999-01-01T00:00:00Z") : before,
                limit);
    }

    private static Release read(ResultSet row) throws SQLException {
        return Release.of(
                row.getString("post"),
                row.getString("list"),
                row.getString("sender"),
                row.getString("subject"),
                Objects.requireNonNull(Database.instant(row, "known_at")),
                row.getString("state"),
                Notes.read(row.getString("notes")));
    }
}
