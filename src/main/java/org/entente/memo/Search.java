package org.entente.memo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;
import org.entente.people.Department;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for, as they typed it; each part may be empty. Words are found by their stem, accents or not, in
 * titles, texts and names of attachments, all of them in one language; {@code "two words"} as they stand, {@code -word}
 * not at all. Of a withdrawn memo only the title is searched, except by its author.
 *
 * @param site the home site
 * @param from the first day by the reader's clock, as {@code 2026-11-30}; {@code to} the last one
 */
public record Search(String words, String site, String department, String from, String to, ZoneId zone) {
    private static final int LONGEST = 200;
    private static final String FRENCH = "websearch_to_tsquery('entente_fr', ?)";
    private static final String ENGLISH = "websearch_to_tsquery('entente_en', ?)";

    /** The words as they are looked for in a text {@code t} of its language; two arguments. */
    static final String QUERY = "case t.language when 'fr' then " + FRENCH + " else " + ENGLISH + " end";

    public Search {
        words = plain(words);
        site = plain(site);
        department = plain(department);
        from = plain(from);
        to = plain(to);
        if (!department.isEmpty() && Department.of(department).isEmpty()) {
            throw Problem.invalid("department", "memo.fault.department", department);
        }
        day("from", from);
        day("to", to);
    }

    /** {@code null} stands for nothing. */
    static Search of(
            @Nullable String words,
            @Nullable String site,
            @Nullable String department,
            @Nullable String from,
            @Nullable String to,
            ZoneId zone) {
        return new Search(given(words), given(site), given(department), given(from), given(to), zone);
    }

    static Search words(String words) {
        return of(words, null, null, null, null, ZoneId.of("UTC"));
    }

    private static String given(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    private static String plain(String typed) {
        var plain = typed.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.substring(0, Math.min(plain.length(), LONGEST));
    }

    private static @Nullable LocalDate day(String field, String typed) {
        try {
            return typed.isEmpty() ? null : LocalDate.parse(typed);
        } catch (DateTimeParseException wrong) {
            throw Problem.invalid(field, "memo.fault.day", typed);
        }
    }

    /** Whether nothing is asked: then everything is found. */
    public boolean isEmpty() {
        return Stream.of(words, site, department, from, to).allMatch(String::isEmpty);
    }

    /** The words as PostgreSQL reads them: quotes of every kind hold a phrase together. */
    String query() {
        return words.replaceAll("[“”„«»]", "\"").replace('…', ' ');
    }

    /**
     * Adds the conditions on {@code memo m} as {@code person} may search it; {@code moment} is the column that the days
     * are held against. The texts are found by their index before anything else is read.
     */
    void narrow(StringBuilder sql, List<@Nullable Object> arguments, String person, String moment) {
        if (!query().isBlank()) {
            sql.append(" and m.id in (select t.memo_id from memo_text t where t.language = 'fr' and t.words @@ ")
                    .append(FRENCH)
                    .append(" or t.language <> 'fr' and t.words @@ ")
                    .append(ENGLISH)
                    .append(") and (m.withdrawn_at is null or m.author = ? or exists (select 1 from memo_text t"
                            + " where t.memo_id = m.id and ts_filter(t.words, '{a}') @@ " + QUERY + "))");
            arguments.addAll(List.of(query(), query(), person, query(), query()));
        }
        if (!site.isEmpty()) {
            sql.append(" and m.home_site = ?");
            arguments.add(site);
        }
        if (!department.isEmpty()) {
            sql.append(" and m.department = ?");
            arguments.add(department);
        }
        var first = day("from", from);
        if (first != null) {
            sql.append(" and ").append(moment).append(" >= ?");
            arguments.add(start(first));
        }
        var last = day("to", to);
        if (last != null) {
            sql.append(" and ").append(moment).append(" < ?");
            arguments.add(start(last.plusDays(1)));
        }
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
