package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.entente.site.Database;
import org.jspecify.annotations.Nullable;

/** What those who work on an application noted, and how far it came when. */
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

    /** That and when something was changed stays known. */
    void forget(UUID application) {
        database.update("delete from application_note where application = ? and stage is null", application);
        database.update("update application_note set body = null where application = ?", application);
    }
}
