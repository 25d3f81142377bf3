package org.entente.memo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.entente.site.Database;
import org.jspecify.annotations.Nullable;

/**
 * What a deputy did with a memo for somebody who was away. Names are as they were then.
 *
 * @param openedAt when a deputy opened it first
 * @param openedBy who that was
 * @param acknowledgedBy who acknowledged; null where the person did, or nobody
 */
public record ByDeputy(
        @Nullable Instant openedAt,
        @Nullable String openedBy,
        @Nullable String acknowledgedBy) {

    /** From {@code memo_recipient} or {@code memo_proof_reader}; null where no deputy did anything. */
    static @Nullable ByDeputy of(ResultSet row) throws SQLException {
        return of(
                Database.instant(row, "deputy_opened_at"),
                row.getString("opened_by"),
                row.getString("acknowledged_by"));
    }

    private static @Nullable ByDeputy of(@Nullable Instant at, @Nullable String opened, @Nullable String acknowledged) {
        return at == null && acknowledged == null ? null : new ByDeputy(at, opened, acknowledged);
    }

    /** The same, without the acknowledgement where that counts no more. */
    static @Nullable ByDeputy told(@Nullable ByDeputy done, boolean acknowledgementCounts) {
        return done == null || acknowledgementCounts ? done : of(done.openedAt, done.openedBy, null);
    }
}
