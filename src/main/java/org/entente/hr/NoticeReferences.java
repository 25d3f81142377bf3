package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.entente.site.Database;
import org.entente.site.Problem;
import org.entente.site.Site;
import org.jspecify.annotations.Nullable;

/** References of openings, such as {@code FR-2026-014}. Call it inside a transaction: a number that is not used is not taken. */
@Singleton
class NoticeReferences {
    private final Database database;
    private final Site site;

    @Inject
    NoticeReferences(Database database, Site site) {
        this.database = database;
        this.site = site;
    }

    /**
     * The reference that an opening gets: made from site, year and the next number, or the one that was given, with the
     * site's name in front of it.
     *
     * @throws Problem 409 {@code reference-taken}
     */
    String of(@Nullable String given, Instant now) {
        if (given != null) {
            var reference = ours(given);
            if (isTaken(reference)) {
                throw new Problem(409, "reference-taken", "There is an opening %s already.".formatted(reference))
                        .with(reference);
            }
            return reference;
        }
        int year = ZonedDateTime.ofInstant(now, site.zone()).getYear();
        String made;
        do {
            made = "%s%d-%03d".formatted(NoticePublished.prefix(site.name()), year, next(year));
        } while (isTaken(made));
        return made;
    }

    /** The same with the site in front. */
    String ours(String given) {
        var prefix = NoticePublished.prefix(site.name());
        return given.startsWith(prefix) ? given : prefix + given;
    }

    boolean isTaken(String reference) {
        return database.first("select 1 from notice where reference = ?", row -> 1, reference)
                .isPresent();
    }

    private int next(int year) {
        return database.first(
                        "insert into notice_number as n (year, last) values (?, 1)"
                                + " on conflict (year) do update set last = n.last + 1 returning last",
                        row -> row.getInt(1),
                        year)
                .orElseThrow();
    }
}
