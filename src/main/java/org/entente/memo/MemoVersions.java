package org.entente.memo;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.entente.site.Database;

/** What each version of a memo said. Callers hold a transaction, with the memo flushed. */
@Singleton
public class MemoVersions {
    private static final Jsonb JSON = JsonbBuilder.create();

    /** A version as it was; {@code material}: it asked for new acknowledgements. */
    public record Kept(int version, Instant changedAt, boolean material, VersionContent content) {}

    private final Database database;

    @Inject
    MemoVersions(Database database) {
        this.database = database;
    }

    /** {@code files}: what its attachments are called; the memo is found by these names from now on. */
    void keep(Memo memo, Instant changedAt, List<String> files) {
        var names = String.join("\n", files);
        database.update(
                """
                with named as (update memo set names = ? where id = ? and names <> ?)
                insert into memo_version (memo_id, version, changed_at, material, content) values (?, ?, ?, ?, ?)
                on conflict (memo_id, version) do update
                set changed_at = excluded.changed_at, material = excluded.material, content = excluded.content""",
                names,
                memo.id(),
                names,
                memo.id(),
                memo.version(),
                changedAt,
                Objects.equals(memo.askedVersion(), memo.version()),
                JSON.toJson(VersionContent.of(memo, files)));
    }

    /** All versions that this site has had, newest first. */
    List<Kept> of(String memo) {
        return database.list(
                "select * from memo_version where memo_id = ? order by version desc",
                row -> new Kept(
                        row.getInt("version"),
                        Objects.requireNonNull(Database.instant(row, "changed_at")),
                        row.getBoolean("material"),
                        JSON.fromJson(row.getString("content"), VersionContent.class)),
                memo);
    }
}
