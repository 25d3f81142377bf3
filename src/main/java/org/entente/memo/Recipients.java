package org.entente.memo;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Instant;
import java.util.List;
import org.entente.people.Profile;
import org.entente.people.Roster;
import org.entente.site.Database;
import org.entente.site.Site;
import org.jspecify.annotations.Nullable;

/** Who reads a memo at this site, and how far they are. Callers hold a transaction, with the memo flushed. */
@Singleton
class Recipients {
    /** A number that no other advisory lock of this database has. */
    private static final long PEOPLE_MOVE = 0x6d6f7665L;

    /** Rows that count: of those who have left, what they have acknowledged and is still asked. */
    static final String PROVED = "(not gone or acknowledged_version >= ?)";

    private static final String STANDING = Recipients.class.getName();

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    private final Site site;
    private final Roster roster;
    private final Database database;

    @Inject
    Recipients(Site site, Roster roster, Database database) {
        this.site = site;
        this.roster = roster;
        this.database = database;
    }

    /**
     * Until the transaction ends nobody joins, moves or leaves; called before an audience is resolved, and before the
     * memo is locked. Otherwise who joins while a memo arrives would see neither, and never get it.
     */
    void stand() {
        if (transaction.getResource(STANDING) == null) {
            database.list("select pg_advisory_xact_lock_shared(" + PEOPLE_MOVE + ")", row -> 1);
            transaction.putResource(STANDING, true);
        }
    }

    /** Waits for the audiences that are being resolved; the next ones wait until the transaction ends. */
    void move() {
        database.list("select pg_advisory_xact_lock(" + PEOPLE_MOVE + ")", row -> 1);
    }

    /** The sign-ins of this site whom the audience holds now; the author is none of them. */
    List<String> resolve(Audience audience, String author) {
        boolean here = audience.sites().contains(site.name());
        if (!here && audience.people().isEmpty()) {
            return List.of();
        }
        var departments = here ? audience.departments() : List.<String>of();
        return roster.present(here && departments.isEmpty(), departments, audience.people()).stream()
                .filter(person -> !person.equals(author))
                .toList();
    }

    /** Whether the audience names somebody who is, or was, of this site. */
    boolean knows(Audience audience) {
        return !audience.people().isEmpty() && !roster.names(audience.people()).isEmpty();
    }

    boolean holds(Audience audience, String author, Profile person) {
        return !person.disabled()
                && !person.id().equals(author)
                && audience.holds(site.name(), person.id(), person.department().key());
    }

    /** Makes these the memo's recipients; who has left the audience no longer sees it. */
    void address(Memo memo, List<String> readers) {
        if (memo.version() > 1) {
            leave("not person = any (?)", memo.id(), readers);
        }
        add(memo.id(), memo.arrivedAt(), readers);
    }

    void add(String memo, @Nullable Instant arrivedAt, List<String> ids) {
        database.update(
                "insert into memo_recipient (memo_id, arrived_at, person) select ?, ?, unnest(?::text[])"
                        + " on conflict (memo_id, person) do update set gone = false where memo_recipient.gone",
                memo,
                arrivedAt,
                ids);
    }

    /** Whether they had it. */
    boolean remove(String memo, String person) {
        return leave("person = ?", memo, person) > 0;
    }

    void clear(String memo) {
        leave("?", memo, true);
    }

    /** What was acknowledged stays acknowledged, for the proof alone. */
    private int leave(String which, String memo, Object who) {
        var rows = " where memo_id = ? and not gone and " + which + " and acknowledged_version is ";
        return database.update("update memo_recipient set gone = true" + rows + "not null", memo, who)
                + database.update("delete from memo_recipient" + rows + "null", memo, who);
    }

    /** The current memos that this person has and should not have, or the other way round. */
    List<String> changes(Profile person) {
        record Current(String memo, String author, Audience audience, boolean has) {}
        return database
                .list(
                        """
                        select m.id, m.author, m.audience, r.person is not null as has
                        from memo m left join memo_recipient r on r.memo_id = m.id and r.person = ? and not r.gone
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
                        "select 1 from memo_recipient where memo_id = ? and person = ? and not gone",
                        row -> true,
                        memo,
                        person)
                .isPresent();
    }

    /** Whether anybody has opened it for that person: they themselves, or a deputy. */
    boolean isOpened(String memo, String person) {
        return database.first(
                        "select 1 from memo_recipient where memo_id = ? and person = ?"
                                + " and coalesce(opened_at, deputy_opened_at) is not null",
                        row -> true,
                        memo,
                        person)
                .isPresent();
    }

    /** Whether this was the person's first time. */
    boolean open(String memo, String person, Instant now) {
        var sql = "update memo_recipient set opened_at = ? where memo_id = ? and person = ? and opened_at is null";
        return database.update(sql, now, memo, person) > 0;
    }

    /** Whether this was the first time that a deputy did; the person's own opening is another thing. */
    boolean openAsDeputy(String memo, String person, String deputy, Instant now) {
        var sql = "update memo_recipient set deputy_opened_at = ?, opened_by = ?"
                + " where memo_id = ? and person = ? and deputy_opened_at is null";
        return database.update(sql, now, deputy, memo, person) > 0;
    }

    /** Whether it had not been acknowledged since {@code asked}; {@code deputy} is the name of who did it instead. */
    boolean acknowledge(String memo, String person, @Nullable String deputy, int version, int asked, Instant now) {
        return database.update("""
                        update memo_recipient set acknowledged_at = ?, acknowledged_version = ?, acknowledged_by = ?
                        where memo_id = ? and person = ?
                            and (acknowledged_version is null or acknowledged_version < ?)""", now, version, deputy, memo, person, asked) > 0;
    }

    /** How many people have it, opened it, found it of no use; who has acknowledged and left counts with them. */
    record Reach(int people, int opened, int notUseful) {}

    Reach reach(Memo memo) {
        return database.first(
                        "select count(*), count(coalesce(opened_at, deputy_opened_at)), count(not_useful_at)"
                                + " from memo_recipient where memo_id = ? and " + PROVED,
                        row -> new Reach(row.getInt(1), row.getInt(2), row.getInt(3)),
                        memo.id(),
                        memo.asked())
                .orElseThrow();
    }
}
