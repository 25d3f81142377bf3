package org.entente.memo;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entente.site.Database;
import org.jspecify.annotations.Nullable;

/** Lists of memos: one query each, newest first, whatever their number. */
@Singleton
class Boxes {
    static final String COLUMNS = """
            select m.*, r.opened_at, r.acknowledged_at, r.deputy_opened_at, r.opened_by, r.acknowledged_by,
                coalesce(r.acknowledged_version, 0) as acknowledged_version,
                coalesce(r.arrived_at, m.written_at) as sorted_at,
                (select title from memo_text t where t.memo_id = m.id and t.language = 'en') as title_en,
                (select title from memo_text t where t.memo_id = m.id and t.language = 'fr') as title_fr
            """;
    /** As far as is counted: nobody reads on at a hundred because it is one more, and it costs every page. */
    static final int COUNTED = 100;

    private static final String COUNT = "select count(*) from (select 1 from memo_recipient r where r.person = ?"
            + " and not r.gone and %s limit " + COUNTED + ") waiting";

    private final Database database;

    @Inject
    Boxes(Database database) {
        this.database = database;
    }

    /** Where a page of a list ended: the next one begins after it. */
    record Place(Instant at, String id) {}

    List<MemoItem> list(Box box, ForWhom reader, Search search, @Nullable Place after, int limit) {
        boolean sent = box == Box.SENT;
        var sql = new StringBuilder(COLUMNS);
        var arguments = new ArrayList<@Nullable Object>();
        sql.append(
                sent
                        ? "from memo m left join memo_recipient r on false where m.author = ?"
                        : "from memo_recipient r join memo m on m.id = r.memo_id where r.person = ? and not r.gone");
        arguments.add(reader.id());
        sql.append(" and ").append(box.condition(reader));
        search.narrow(sql, arguments, reader.id(), sent ? "m.written_at" : "r.arrived_at");
        var order = sent ? "m.written_at %1$s, m.id %1$s" : "r.arrived_at %1$s, r.memo_id %1$s";
        if (after != null) {
            sql.append(" and (").append(order.formatted("")).append(") < (?, ?)");
            arguments.add(after.at());
            arguments.add(after.id());
        }
        sql.append(" order by ").append(order.formatted("desc")).append(" limit ?");
        arguments.add(limit);
        return database.list(sql.toString(), row -> item(row, sent), arguments.toArray());
    }

    /** How many are new, and how many wait for an acknowledgement; {@link #COUNTED} where they are that many or more. */
    Map<Box, Long> counts(ForWhom reader) {
        var sql = "select (" + COUNT.formatted(Box.NEW.condition(reader)) + "), ("
                + COUNT.formatted(Box.TO_ACKNOWLEDGE.condition()) + ")";
        return database.first(
                        sql,
                        row -> Map.of(Box.NEW, row.getLong(1), Box.TO_ACKNOWLEDGE, row.getLong(2)),
                        reader.id(),
                        reader.id())
                .orElse(Map.of());
    }

    static MemoItem item(ResultSet row, boolean sent) throws SQLException {
        var titles = new TreeMap<String, String>();
        for (var language : List.of("en", "fr")) {
            var title = row.getString("title_" + language);
            if (title != null) {
                titles.put(language, title);
            }
        }
        var asked = (Integer) row.getObject("asked_version");
        boolean toAcknowledge = !sent && asked != null && row.getInt("acknowledged_version") < asked;
        boolean reminded = toAcknowledge && row.getInt("reminded_version") >= asked;
        var withdrawnAt = Database.instant(row, "withdrawn_at");
        return new MemoItem(
                row.getString("id"),
                row.getString("home_site"),
                titles,
                row.getString("author_name"),
                row.getString("department"),
                row.getString("importance"),
                withdrawnAt == null ? row.getString("reason") : null,
                row.getInt("version"),
                Database.instant(row, "publish_at"),
                Database.instant(row, "published_at"),
                Database.instant(row, "sorted_at"),
                Database.instant(row, "due_at"),
                Database.instant(row, "expires_at"),
                withdrawnAt,
                Database.instant(row, "opened_at"),
                Database.instant(row, "acknowledged_at"),
                reminded ? Database.instant(row, "reminded_at") : null,
                toAcknowledge && withdrawnAt == null,
                ByDeputy.of(row),
                0);
    }
}
