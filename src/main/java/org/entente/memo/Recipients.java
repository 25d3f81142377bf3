package org.entente.memo;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.entente.people.People;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.site.Site;

/** Who reads a memo at this site, and how far they are. Callers hold a transaction, with the memo flushed. */
@Singleton
class Recipients {
    /** A number that no other advisory lock of this database has. */
    private static final long PEOPLE_MOVE = 0x6d6f7665L;

    private final Site site;
    private final People people;
    private final Database database;

    @Inject
    Recipients(Site site, People people, Database database) {
        this.site = site;
        this.people = people;
        this.database = database;
    }

    /**
     * Until the transaction ends nobody joins, moves or leaves; called before an audience is resolved, and before the
     * memo is locked. Otherwise who joins while a memo arrives would see neither, and never get it.
     */
    void stand() {
        database.list("select pg_advisory_xact_lock_shared(" + PEOPLE_MOVE + ")", row -> 1);
    }

    /** Waits for the audiences that are being resolved; the next ones wait until the transaction ends. */
    void move() {
        database.list("select pg_advisory_xact_lock(" + PEOPLE_MOVE + ")", row -> 1);
    }

    /** The people of this site whom the audience holds now; the author is none of them. */
    List<Profile> resolve(Audience audience, String author) {
        if (!audience.sites().contains(site.name()) && audience.people().isEmpty()) {
            return List.of();
        }
        return people.active().stream()
                .filter(person -> holds(audience, author, person))
                .toList();
    }

    boolean holds(Audience audience, String author, Profile person) {
        return !person.disabled()
                && !person.id().equals(author)
                && audience.holds(site.name(), person.id(), person.department().key());
    }

    /** Makes these the memo's recipients; who has left the audience no longer sees it. */
    void address(Memo memo, List<Profile> readers) {
        var ids = readers.stream().map(Profile::id).toList();
        database.update("delete from memo_recipient where memo_id = ? and not person = any (?)", memo.id(), ids);
        add(memo.id(), memo.arrivedAt(), ids);
    }

    void add(String memo, @org.jspecify.annotations.Nullable Instant arrivedAt, List<String> ids) {
        database.update(
                "insert into memo_recipient (memo_id, arrived_at, person) select ?, ?, unnest(?::text[])"
                        + " on conflict do nothing",
                memo,
                arrivedAt,
                ids);
    }

    boolean remove(String memo, String person) {
        return database.update("delete from memo_recipient where memo_id = ? and person = ?", memo, person) > 0;
    }

    void clear(String memo) {
        database.update("delete from memo_recipient where memo_id = ?", memo);
    }

    /** The current memos that this person has and should not have, or the other way round. */
    List<String> changes(Profile person) {
        record Current(String memo, String author, Audience audience, boolean has) {}
        return database
                .list(
                        """
                        select m.id, m.author, m.audience, r.person is not null as has
                        from memo m left join memo_recipient r on r.memo_id = m.id and r.person = ?
                        where m.arrived_at is not null and m.withdrawn_at is null
                            and (m.expires_at is null or m.expires_at > now()) order by m.id""",
                        row -> new Current(
                                row.getString("id"),
                                row.getString("author"),
                                Audience.parse(row.getString("audience")),
                                row.getBoolean("has")),
                        person.id())
                .stream()
                .filter(current -> current.has() != holds(current.audience(), current.author(), person))
                .map(Current::memo)
                .toList();
    }

    boolean includes(String memo, String person) {
        return database.first(
                        "select 1 from memo_recipient where memo_id = ? and person = ?", row -> true, memo, person)
                .isPresent();
    }

    /** Whether this was the first time. */
    boolean open(String memo, String person, Instant now) {
        return database.update(
                        "update memo_recipient set opened_at = ?"
                                + " where memo_id = ? and person = ? and opened_at is null",
                        now,
                        memo,
                        person)
                > 0;
    }

    /** Whether it had not been acknowledged since {@code asked}. */
    boolean acknowledge(String memo, String person, int version, int asked, Instant now) {
        return database.update("""
                        update memo_recipient set acknowledged_at = ?, acknowledged_version = ?
                        where memo_id = ? and person = ?
                            and (acknowledged_version is null or acknowledged_version < ?)""", now, version, memo, person, asked) > 0;
    }

    /** How many people have it, and how many of them have opened it. */
    record Reach(int people, int opened) {}

    Reach reach(String memo) {
        return database.first(
                        "select count(*), count(opened_at) from memo_recipient where memo_id = ?",
                        row -> new Reach(row.getInt(1), row.getInt(2)),
                        memo)
                .orElseThrow();
    }

    /** How far each recipient is; an acknowledgement of a version before the asked one does not count. */
    List<Receipt.Reader> readers(Memo memo) {
        var names = people.active().stream().collect(java.util.stream.Collectors.toMap(Profile::id, Profile::name));
        int asked = memo.askedVersion() == null ? Integer.MAX_VALUE : memo.askedVersion();
        return database.list(
                "select * from memo_recipient where memo_id = ? order by person",
                row -> new Receipt.Reader(
                        row.getString("person"),
                        names.getOrDefault(row.getString("person"), row.getString("person")),
                        Database.instant(row, "opened_at"),
                        row.getInt("acknowledged_version") >= asked ? Database.instant(row, "acknowledged_at") : null),
                memo.id());
    }
}
