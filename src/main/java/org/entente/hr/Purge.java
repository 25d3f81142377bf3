package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.entente.site.Database;

/**
 * Erases one application whose time is over, in a transaction of its own: whoever looks at the same moment, or again
 * after a crash, finds that it was done.
 */
@Singleton
class Purge {
    private final Database database;
    private final RetentionRules rules;
    private final PurgeRuns runs;
    private final Erasure erasure;

    @Inject
    Purge(Database database, RetentionRules rules, PurgeRuns runs, Erasure erasure) {
        this.database = database;
        this.rules = rules;
        this.runs = runs;
        this.erasure = erasure;
    }

    List<UUID> due() {
        return database.list(
                "select id from " + rules.kept() + " kept where due_at <= now() and not held order by due_at, arrival",
                row -> UUID.fromString(row.getString(1)));
    }

    /** @return whether it was erased; not where that has been done, a hold was placed, or the clock has jumped */
    @Transactional
    public boolean erase(long run, UUID application) {
        database.first("select 1 from application where id = ? for update", row -> 1, application);
        boolean due = database.first(
                        "select 1 from " + rules.kept()
                                + " kept where id = ? and due_at <= now() and not held and exists"
                                + " (select 1 from application_purge p where p.id = ? and ended_at is null"
                                + " and now() between started_at and started_at + interval '48 hours')",
                        row -> 1,
                        application,
                        run)
                .isPresent();
        if (due) {
            erasure.empty(application, Erasure.SYSTEM, "retention", PurgeRuns.cause(run));
            runs.erased(run);
        }
        return due;
    }
}
