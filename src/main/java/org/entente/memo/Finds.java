package org.entente.memo;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.entente.attachment.Attachments;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.web.Marked;
import org.jspecify.annotations.Nullable;

/**
 * Searches all that a person has received or written, however long ago. Two queries whatever is found: one for the
 * memos, which marks the words in those of the asked page alone, one for how many files each has.
 */
@Singleton
class Finds {
    private static final String HITS = """
            with hit as (
                select m.id as memo_id, coalesce(r.arrived_at, m.written_at) as sorted_at, r.person is not null as received,
                    r.opened_at, r.acknowledged_at, coalesce(r.acknowledged_version, 0) as acknowledged_version,
                    r.deputy_opened_at, r.opened_by, r.acknowledged_by,
                    count(*) over () as found, %s as rank
                from memo m left join memo_recipient r on r.memo_id = m.id and r.person = ? and not r.gone
                where (r.person is not null or m.author = ?)""";

    private static final String RANK =
            "(select max(ts_rank(t.words, " + Search.QUERY + ", 1)) from memo_text t where t.memo_id = m.id)";

    private static final String SHOWN = """
             order by rank desc, sorted_at desc, memo_id desc limit ? offset ?)
            select m.*, hit.*, s.language,
                (select title from memo_text t where t.memo_id = m.id and t.language = 'en') as title_en,
                (select title from memo_text t where t.memo_id = m.id and t.language = 'fr') as title_fr,
                ts_headline(s.config, translate(s.title, ?, ?), s.query, 'HighlightAll=true,' || ?) as title,
                case when hit.received and m.withdrawn_at is not null then '' else ts_headline(s.config,
                    regexp_replace(translate(s.body, ?, ?), '[*`|#>]+|^ *[-+] |-{3,}', ' ', 'gn'), s.query,
                    'MaxFragments=2,MaxWords=28,MinWords=18,FragmentDelimiter=" … ",' || ?) end as excerpt,
                case when hit.received and m.withdrawn_at is not null then '' else
                    ts_headline(s.config, translate(m.names, ?, ?), s.query, 'HighlightAll=true,' || ?) end as files
            from hit join memo m on m.id = hit.memo_id
                cross join lateral (select t.*, %1$s as query,
                        case t.language when 'fr' then 'entente_fr' else 'entente_en' end::regconfig as config
                    from memo_text t where t.memo_id = m.id
                    order by t.words @@ %1$s desc, t.language = ? desc limit 1) s
            order by hit.rank desc, hit.sorted_at desc, hit.memo_id desc""".formatted(Search.QUERY);

    private final Database database;
    private final Attachments attachments;

    @Inject
    Finds(Database database, Attachments attachments) {
        this.database = database;
        this.attachments = attachments;
    }

    /** One page of what was found, and how many were found in all; none where the page lies behind the last. */
    record Found(List<Find> finds, long all) {}

    /** {@code page} counts from 0. Newest first, or what fits best first where {@code best} is asked for. */
    Found list(Search search, boolean best, int page, int size, Profile reader) {
        boolean ranked = best && !search.query().isBlank();
        var sql = new StringBuilder(HITS.formatted(ranked ? RANK : "0"));
        var arguments = new ArrayList<@Nullable Object>();
        var query = search.query();
        if (ranked) {
            arguments.addAll(List.of(query, query));
        }
        arguments.addAll(List.of(reader.id(), reader.id()));
        search.narrow(sql, arguments, reader.id(), "coalesce(r.arrived_at, m.written_at)");
        sql.append(SHOWN);
        arguments.addAll(List.of(size, page * size));
        arguments.addAll(List.of(Marked.TRUE, Marked.STANDS_FOR, Marked.SIGNS));
        arguments.addAll(List.of(Marked.TRUE, Marked.STANDS_FOR, Marked.SIGNS));
        arguments.addAll(List.of(Marked.TRUE_IN_NAMES, Marked.STANDS_FOR_IN_NAMES, Marked.SIGNS));
        arguments.addAll(List.of(query, query, query, query, reader.language().getLanguage()));
        var all = new long[1];
        var finds = database.list(
                sql.toString(),
                row -> {
                    all[0] = row.getLong("found");
                    return find(row);
                },
                arguments.toArray());
        var files = attachments.count(
                finds.stream().map(find -> Memo.item(find.item().id())).toList());
        return new Found(
                finds.stream()
                        .map(find -> find.with(
                                files.getOrDefault(Memo.item(find.item().id()), 0L)))
                        .toList(),
                all[0]);
    }

    private static Find find(ResultSet row) throws SQLException {
        boolean mine = !row.getBoolean("received");
        return new Find(
                Boxes.item(row, mine),
                mine,
                row.getString("language"),
                Marked.of(row.getString("title")),
                Marked.of(row.getString("excerpt")),
                row.getString("files")
                        .lines()
                        .map(Marked::of)
                        .filter(Marked::hasHit)
                        .toList());
    }
}
