package org.entente.hr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows {@code from application a where}: what somebody may see and asks for, and is not erased. */
final class ApplicationFilter {
    /** Another one from the same address, which nobody has said is another person's or matter. */
    static final String SAME = """
            b.sender_mark = a.sender_mark and b.id <> a.id and b.erased_at is null
            and not exists (select 1 from application_distinct d
                where d.one = least(a.id, b.id) and d.other = greatest(a.id, b.id))""";

    private final StringBuilder sql = new StringBuilder("a.erased_at is null");
    private final List<@Nullable Object> arguments = new ArrayList<>();

    ApplicationFilter(Scope scope) {
        if (!scope.hr()) {
            and("a.notice = any (?)", scope.openings());
        }
    }

    ApplicationFilter(Scope scope, ApplicationQuery query, WordMarks words) {
        this(scope);
        if (query.notice().equals(ApplicationQuery.TO_SORT)) {
            and("a.notice is null");
        } else if (!query.notice().isEmpty()) {
            and("a.notice = ?", query.notice());
        }
        if (!query.stage().isEmpty()) {
            and("a.stage = ?", query.stage());
        }
        switch (query.owner()) {
            case "" -> {}
            case ApplicationQuery.NOBODY -> and("a.owner is null");
            default -> and("a.owner = ?", query.owner());
        }
        switch (query.mark()) {
            case "unparsed" -> and("not a.parsed");
            case "automatic" -> and("a.automatic");
            case "duplicate" ->
                and(
                        "exists (select 1 from application b where " + SAME + " and (? or b.notice = any (?)))",
                        scope.hr(),
                        scope.openings());
            default -> {}
        }
        for (var marks : words.marks(query.q())) {
            and("exists (select 1 from application_word w where w.application = a.id and w.mark = any (?))", marks);
        }
    }

    ApplicationFilter and(String condition, @Nullable Object... with) {
        sql.append(" and ").append(condition);
        arguments.addAll(Arrays.asList(with));
        return this;
    }

    String sql() {
        return sql.toString();
    }

    /** Those of the conditions, and then these. */
    @Nullable
    Object[] arguments(@Nullable Object... then) {
        var all = new ArrayList<>(arguments);
        all.addAll(Arrays.asList(then));
        return all.toArray();
    }
}
