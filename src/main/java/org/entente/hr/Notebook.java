package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.entente.site.Database;
import org.jspecify.annotations.Nullable;

/** What those who work on an application noted and think of it, and how far it came when. */
@Singleton
class Notebook {
    private final Database database;

    @Inject
    Notebook(Database database) {
        this.database = database;
    }

    /** @param stage which it was changed to; null for a note */
    String add(Sealer sealer, UUID application, String author, @Nullable String stage, String text) {
        var id = UUID.randomUUID();
        database.update(
                "insert into application_note (id, application, author, at, stage, body)"
                        + " values (?, ?, ?, clock_timestamp(), ?, ?)",
                id,
                application,
                author,
                stage,
                sealer.seal(id + "/note", text));
        return id.toString();
    }

    /** The first one first. */
    List<ApplicationNote> of(Sealer sealer, UUID application) {
        return database.list(
                "select * from application_note where application = ? order by place",
                row -> new ApplicationNote(
                        row.getString("author"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("stage"),
                        sealer.text(row.getString("id") + "/note", row.getBytes("body"))),
                application);
    }

    /** Each person has one, which a later one replaces. */
    void rate(Sealer sealer, UUID application, String person, int stars, String reason) {
        database.update(
                "insert into application_rating (application, person, stars, reason) values (?, ?, ?, ?)"
                        + " on conflict (application, person) do update set stars = excluded.stars,"
                        + " reason = excluded.reason, at = excluded.at",
                application,
                person,
                stars,
                sealer.seal(person + "/rating", reason));
    }

    List<ApplicationRating> ratings(Sealer sealer, UUID application) {
        return database.list(
                "select * from application_rating where application = ? order by person",
                row -> new ApplicationRating(
                        row.getString("person"),
                        row.getInt("stars"),
                        sealer.text(row.getString("person") + "/rating", row.getBytes("reason")),
                        row.getTimestamp("at").toInstant()),
                application);
    }

    /** That and when something was changed stays known. */
    void forget(UUID application) {
        database.update("delete from application_rating where application = ?", application);
        database.update("delete from application_distinct where ? in (one, other)", application);
        database.update("update application set owner = null where id = ?", application);
        database.update("delete from application_note where application = ? and stage is null", application);
        database.update("update application_note set body = null where application = ?", application);
    }
}
