package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.jspecify.annotations.Nullable;

/** What falls due, what is on hold, what nobody has decided, and what the purge did; without a name, for HR alone. */
@Singleton
class Retention {
    private static final int SHOWN = 200;

    private final Database database;
    private final Openings openings;
    private final RetentionRules rules;
    private final PurgeRuns runs;
    private final AuditLog audit;

    @Inject
    Retention(Database database, Openings openings, RetentionRules rules, PurgeRuns runs, AuditLog audit) {
        this.database = database;
        this.openings = openings;
        this.rules = rules;
        this.runs = runs;
        this.audit = audit;
    }

    /** @throws org.entente.site.Problem 404 for who sees no applications, 403 for a hiring manager */
    void requireHr(Profile person) {
        Scope.of(person, openings).requireHr();
    }

    /** Also the dry run: {@code now} is what the next run erases, and no more. */
    @Transactional
    public RetentionOverview overview(Profile person) {
        requireHr(person);
        var references = openings.all().stream().collect(Collectors.toMap(Opening::id, Opening::reference));
        var overview = new RetentionOverview(
                runs.clock(),
                list(references, "due_at <= now() and not held"),
                list(references, soon() + " and why <> 'pool'"),
                list(references, lapsing()),
                list(references, "held"),
                list(references, undecided()),
                runs.runs(),
                runs.confirmations(),
                rules.terms());
        audit.note(
                overview.groups()
                        .flatMap(group -> group.items().stream())
                        .map(item -> UUID.fromString(item.id()))
                        .distinct()
                        .toList(),
                person.id(),
                "listed",
                "");
        return overview;
    }

    /** What HR should know of without asking. */
    Attention attention() {
        return new Attention(runs.clock().blocked(), count(lapsing()), count(undecided()));
    }

    private String lapsing() {
        return soon() + " and why = 'pool'";
    }

    private String soon() {
        return "due_at > now() and due_at <= now() + "
                + interval(rules.terms().remind().toString()) + " and not held";
    }

    private String undecided() {
        return "why is null and received_at <= now() - "
                + interval(rules.terms().undecided().toString());
    }

    private long count(String which) {
        return database.first("select count(*) from " + rules.kept() + " kept where " + which, row -> row.getLong(1))
                .orElseThrow();
    }

    private static String interval(String period) {
        return "interval '" + period + "'";
    }

    private RetentionOverview.Group list(Map<String, String> references, String which) {
        List<KeptApplication> first = database.list(
                "select * from " + rules.kept() + " kept where " + which
                        + " order by due_at nulls last, arrival limit ?",
                row -> kept(row, references),
                SHOWN);
        return new RetentionOverview.Group(count(which), first);
    }

    private static KeptApplication kept(ResultSet row, Map<String, String> references) throws SQLException {
        @Nullable String notice = row.getString("notice");
        return new KeptApplication(
                row.getString("id"),
                notice == null ? null : references.get(notice),
                row.getString("stage"),
                row.getTimestamp("received_at").toInstant(),
                row.getString("why"),
                Database.instant(row, "due_at"),
                row.getBoolean("held"));
    }
}
