package org.entente.memo;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.entente.site.Database;
import org.entente.site.Problem;
import org.entente.site.Sha256;
import org.jspecify.annotations.Nullable;

/** Requests with an {@code Idempotency-Key}, so that one sent twice is done once. Callers hold a transaction. */
@Singleton
class SentRequests {
    private static final Jsonb JSON = JsonbBuilder.create();
    private static final int LONGEST = 200;

    private final Database database;

    @Inject
    SentRequests(Database database) {
        this.database = database;
    }

    /** The memo that this request made before; waits for the same request while it is being done. */
    Optional<String> find(String author, @Nullable String key, MemoDraft draft) {
        if (key == null) {
            return Optional.empty();
        }
        if (key.isBlank() || key.length() > LONGEST) {
            throw new Problem(400, "idempotency-key", "An Idempotency-Key has 1 to " + LONGEST + " characters.");
        }
        database.list("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> 1, author + " " + key);
        var sql = "select memo_id, digest from memo_request where author = ? and key = ?";
        record Sent(String memo, String digest) {}
        var sent = database.first(sql, row -> new Sent(row.getString(1), row.getString(2)), author, key);
        if (sent.isPresent() && !sent.get().digest().equals(digest(draft))) {
            throw new Problem(
                    422,
                    "idempotency-key-reused",
                    "This Idempotency-Key was sent before with another memo. Take a new key.");
        }
        return sent.map(Sent::memo);
    }

    void keep(String author, @Nullable String key, MemoDraft draft, String memo) {
        if (key != null) {
            database.update(
                    "insert into memo_request (author, key, digest, memo_id) values (?, ?, ?, ?)",
                    author,
                    key,
                    digest(draft),
                    memo);
        }
    }

    private static String digest(MemoDraft draft) {
        return Sha256.hex(JSON.toJson(draft).getBytes(StandardCharsets.UTF_8));
    }
}
