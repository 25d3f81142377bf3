package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.entente.site.Database;
import org.entente.site.Problem;

/** The releases of an application as they stand now, by the database's clock. */
@Singleton
class ReleaseList {
    private static final String STATE = """
            select *, case
                when ended_why = 'nobody' then 'nobody'
                when ended_at is not null then 'ended'
                when closed_at is not null then 'withdrawn'
                when expires_at <= now() then 'expired'
                when opened_at is not null then 'opened'
                when arrived_at is not null then 'arrived'
                when sealed_at is not null then 'sealed'
                else 'offered' end as state
            from application_release where application = ?\s""";

    private final Database database;

    @Inject
    ReleaseList(Database database) {
        this.database = database;
    }

    List<Release> of(Applications.Opened opened) {
        return database.list(STATE + "order by n", row -> release(row, opened.sealer()), opened.id());
    }

    Release one(Applications.Opened opened, int n) {
        return database.first(STATE + "and n = ?", row -> release(row, opened.sealer()), opened.id(), n)
                .orElseThrow(() -> Problem.notFound("This application has no such release."));
    }

    private static Release release(ResultSet row, Sealer sealer) throws SQLException {
        return new Release(
                row.getInt("n"),
                row.getString("site"),
                row.getString("person"),
                row.getString("person_name"),
                sealer.text(row.getString("id") + "/purpose", row.getBytes("purpose")),
                row.getString("released_by"),
                row.getTimestamp("offered_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                row.getString("state"),
                Database.instant(row, "sealed_at"),
                Database.instant(row, "arrived_at"),
                Database.instant(row, "opened_at"),
                Database.instant(row, "closed_at"),
                Database.instant(row, "ended_at"),
                row.getString("ended_why"));
    }
}
