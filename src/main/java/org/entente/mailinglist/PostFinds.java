package org.entente.mailinglist;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.web.Marked;

/**
 * Finds posts by their words, as memos are found: by stem, accents or not, {@code "two words"} as they stand,
 * {@code -word} not at all. The language of a post is not known, so that the words are looked for in both.
 */
@Singleton
class PostFinds {
    private static final int LONGEST = 200;

    private static final String FIND = """
            with q as (
                select websearch_to_tsquery('entente_fr', ?) || websearch_to_tsquery('entente_en', ?) as query
            ), hit as (
                select p.*, count(*) over () as found from list_post p, q
                where p.list = any (?) and p.state = 'published' and p.words @@ q.query
                order by p.published_at desc, p.id desc limit ? offset ?)
            select hit.*, 0 as answers, 0 as files,
                ts_headline(?::regconfig, translate(hit.subject, ?, ?), q.query, 'HighlightAll=true,' || ?) as title,
                ts_headline(?::regconfig, translate(left(hit.text, 50000), ?, ?), q.query,
                    'MaxFragments=2,MaxWords=28,MinWords=18,FragmentDelimiter=" … ",' || ?) as excerpt
            from hit, q order by hit.published_at desc, hit.id desc""";

    private final Database database;
    private final Archive archive;
    private final Lists lists;

    @Inject
    PostFinds(Database database, Archive archive, Lists lists) {
        this.database = database;
        this.archive = archive;
        this.lists = lists;
    }

    /** One page, and how many there are in all. */
    record Found(List<PostFind> finds, long all) {}

    /** The words as PostgreSQL reads them: quotes of every kind hold a phrase together. */
    static String query(String typed) {
        var plain = typed.replaceAll("\\p{Cntrl}", " ")
                .replaceAll("[“”„«»]", "\"")
                .replace('…', ' ')
                .strip();
        return plain.substring(0, Math.min(plain.length(), LONGEST));
    }

    /** Newest first; {@code page} counts from 0. */
    @Transactional
    public Found list(String name, String words, int page, int size, Profile reader) {
        archive.readable(name, reader);
        return list(List.of(name), words, page, size, reader);
    }

    /** The same in all lists that they may read. */
    @Transactional
    public Found everywhere(String words, int page, int size, Profile reader) {
        return list(
                lists.all(reader).stream()
                        .map(ListDetail::name)
                        .filter(name -> archive.mayRead(name, reader))
                        .toList(),
                words,
                page,
                size,
                reader);
    }

    private Found list(List<String> names, String words, int page, int size, Profile reader) {
        var query = query(words);
        var config = reader.language().getLanguage().equals("fr") ? "entente_fr" : "entente_en";
        var all = new long[1];
        var finds = database.list(
                FIND,
                row -> {
                    all[0] = row.getLong("found");
                    return new PostFind(
                            Archive.item(row), Marked.of(row.getString("title")), Marked.of(row.getString("excerpt")));
                },
                query,
                query,
                names,
                size,
                page * size,
                config,
                Marked.TRUE,
                Marked.STANDS_FOR,
                Marked.SIGNS,
                config,
                Marked.TRUE,
                Marked.STANDS_FOR,
                Marked.SIGNS);
        return new Found(finds, all[0]);
    }
}
