package org.entente.mailinglist;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.people.People;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.site.Problem;
import org.entente.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * Who receives which list at this site. Call it inside a transaction. An address is a person's when it is the one of
 * their profile; such a member has the person's name and language at each mail.
 */
@Singleton
class Members {
    private static final List<String> MODES = List.of("each", "digest", "none");
    private static final String PUT = """
            insert into list_member (list, address, name, person, language, mode, standing) values (?, ?, ?, ?, ?, ?, ?)
            on conflict (list, address) do update set mode = excluded.mode, standing = list_member.standing,
                name = case excluded.name when '' then list_member.name else excluded.name end,
                language = excluded.language, person = excluded.person,
                bounces = 0, bounced_at = null, bounce = '', suspended_at = null
            returning (xmax = 0)""";

    private final Database database;
    private final People people;
    private final Site site;

    @Inject
    Members(Database database, People people, Site site) {
        this.database = database;
        this.people = people;
        this.site = site;
    }

    /** What the owner or the person said of a member; null keeps what is, or the default. */
    record Wish(
            @Nullable String name,
            @Nullable String language,
            @Nullable String mode) {
        Wish {
            if (mode != null && !MODES.contains(mode)) {
                throw Problem.invalid("mode", "mailinglist.fault.one-of", String.join(", ", MODES));
            }
            if (language != null && !List.of("en", "fr").contains(language)) {
                throw Problem.invalid("language", "mailinglist.fault.one-of", "en, fr");
            }
        }
    }

    /** Adds a member or changes one, who is then no longer suspended; true where it was none before. */
    boolean put(String list, String address, Wish wish) {
        var person = person(address);
        var known = find(list, address);
        var language = wish.language() != null
                ? wish.language()
                : person.map(it -> it.language().getLanguage())
                        .or(() -> known.map(Member::language))
                        .orElse(site.language().getLanguage());
        var mode = wish.mode() != null ? wish.mode() : known.map(Member::mode).orElse("each");
        var name = wish.name() != null
                ? wish.name().strip()
                : person.map(Profile::name).orElse("");
        return database.first(
                        PUT,
                        row -> row.getBoolean(1),
                        list,
                        address,
                        name,
                        person.map(Profile::id).orElse(null),
                        language,
                        mode,
                        false)
                .orElse(false);
    }

    /** Takes a member off; a standing one stays and receives nothing. False where there was none. */
    boolean remove(String list, String address) {
        return database.update(
                                "update list_member set mode = 'none' where list = ? and address = ? and standing",
                                list,
                                address)
                        + database.update(
                                "delete from list_member where list = ? and address = ? and not standing",
                                list,
                                address)
                > 0;
    }

    Optional<Member> find(String list, String address) {
        return database.first("select * from list_member where list = ? and address = ?", Member::read, list, address);
    }

    /** The members after that address, by address. */
    List<Member> list(String list, String after, int limit) {
        return database.list(
                "select * from list_member where list = ? and address > ? order by address limit ?",
                Member::read,
                list,
                after,
                limit);
    }

    List<Member> search(String list, String words, boolean suspended, String after, int limit) {
        return database.list(
                "select * from list_member where list = ? and address > ? and (suspended_at is not null or not ?)"
                        + " and position(lower(?) in lower(name || ' ' || address)) > 0 order by address limit ?",
                Member::read,
                list,
                after,
                suspended,
                words,
                limit);
    }

    /** Whether posts from this address are a member's at this site. */
    boolean isMember(String list, String address) {
        return find(list, address).isPresent();
    }

    /** How many receive each list here. */
    Map<String, Long> counts() {
        var counts = new HashMap<String, Long>();
        database.list(
                "select list, count(*) from list_member where mode <> 'none' and suspended_at is null group by list",
                row -> counts.put(row.getString(1), row.getLong(2)));
        return counts;
    }

    /** How this person receives the lists that they are in. */
    Map<String, String> modes(Profile person) {
        var modes = new HashMap<String, String>();
        database.list(
                "select list, mode from list_member where person = ?",
                row -> modes.put(row.getString(1), row.getString(2)),
                person.id());
        return modes;
    }

    /** This person's membership of each list that they are in. */
    Map<String, Member> memberships(Profile person) {
        var found = new HashMap<String, Member>();
        database.list(
                "select * from list_member where person = ?",
                row -> found.put(row.getString("list"), Member.read(row)),
                person.id());
        return found;
    }

    private Optional<Profile> person(String address) {
        return people.byAddress(address).filter(it -> !it.disabled());
    }
}
