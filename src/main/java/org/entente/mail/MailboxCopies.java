package org.entente.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.site.Database;
import org.jspecify.annotations.Nullable;

/**
 * What of taken mail still lies on the mail server, where a feature has asked for its erasure. It is done soon and tried
 * again for as long as the server cannot be reached; until then it is said to be waiting.
 */
@Singleton
public class MailboxCopies {
    /** Whoever claims one has so long until another may. */
    private static final Duration CLAIMED = Duration.ofMinutes(5);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** While a mail is moved it may be in neither folder, or in the one that was looked through before. */
    private static final Duration SECOND_LOOK = Duration.ofMinutes(3);

    /** Where a mail stood when it was fetched, and how large it was said to be. */
    record Spot(String folder, long uidValidity, long uid, long announced) {}

    /** A copy to be erased: what to look for, and where it stood; after changes of UIDVALIDITY that is several places. */
    record Wanted(UUID mail, String account, String sha256, long size, List<Spot> spots) {
        boolean stood(String folder, long uidValidity, long uid) {
            return spots.stream()
                    .anyMatch(spot ->
                            spot.folder().equals(folder) && spot.uidValidity() == uidValidity && spot.uid() == uid);
        }
    }

    /**
     * @param state {@code waiting}, {@code erased}, or {@code absent}: it was not there any more
     * @param doneAt null while it waits
     * @param fault what the server said the last time; empty for nothing
     */
    public record Copy(UUID mail, String state, @Nullable Instant doneAt, String fault) {}

    private final Database database;

    @Inject
    MailboxCopies(Database database) {
        this.database = database;
    }

    /**
     * Has the copies of these mails erased once the caller's transaction commits. What never stood in a mailbox has none.
     *
     * @param cause what {@link #counts} goes by
     */
    public void erase(String cause, Collection<UUID> mails) {
        database.update(
                "insert into mailbox_copy (mail, cause) select distinct p.mail, ? from raw_mail_place p"
                        + " where p.mail = any (cast (? as uuid[])) on conflict do nothing",
                cause,
                mails.stream().map(UUID::toString).toList());
    }

    public List<Copy> of(Collection<UUID> mails) {
        return database.list(
                "select * from mailbox_copy where mail = any (cast (? as uuid[])) order by mail",
                row -> new Copy(
                        UUID.fromString(row.getString("mail")),
                        row.getString("state"),
                        Database.instant(row, "done_at"),
                        row.getString("fault")),
                mails.stream().map(UUID::toString).toList());
    }

    /** How many by {@link Copy#state}. */
    public Map<String, Long> counts(String cause) {
        record Count(String state, long copies) {}
        return database
                .list(
                        "select state, count(*) from mailbox_copy where cause = ? group by 1",
                        row -> new Count(row.getString(1), row.getLong(2)),
                        cause)
                .stream()
                .collect(Collectors.toMap(Count::state, Count::copies));
    }

    /** Those of one account whose turn it is, as long as nobody else has them in hand. */
    List<Wanted> claim(int most) {
        var claimed = database.list("""
                with first as (
                    select r.account from mailbox_copy c join raw_mail r on r.id = c.mail
                    where c.state = 'waiting' and c.next_at <= now() order by c.next_at, c.mail limit 1
                ), lot as (
                    select c.mail from mailbox_copy c join raw_mail r on r.id = c.mail
                    where c.state = 'waiting' and c.next_at <= now() and r.account = (select account from first)
                    order by c.next_at, c.mail limit ? for update of c skip locked
                )
                update mailbox_copy c set next_at = now() + make_interval(secs => ?), tries = tries + 1
                from lot where c.mail = lot.mail returning c.mail""", row -> row.getString(1), most, CLAIMED.toSeconds() * 1.0);
        var wanted = new LinkedHashMap<UUID, Wanted>();
        database.list(
                "select r.id, r.account, p.folder, p.uid_validity, p.uid, r.sha256, r.size, p.size as announced"
                        + " from raw_mail r join raw_mail_place p on p.mail = r.id"
                        + " where r.id = any (cast (? as uuid[])) order by r.id",
                row -> {
                    var one = new Wanted(
                            UUID.fromString(row.getString("id")),
                            row.getString("account"),
                            row.getString("sha256"),
                            row.getLong("size"),
                            new ArrayList<>());
                    return wanted.computeIfAbsent(one.mail(), id -> one)
                            .spots()
                            .add(new Spot(
                                    row.getString("folder"),
                                    row.getLong("uid_validity"),
                                    row.getLong("uid"),
                                    row.getLong("announced")));
                },
                claimed);
        return List.copyOf(wanted.values());
    }

    /** It was looked for and is in none of its places; the second time, some minutes later, that is said to be so. */
    void missed(UUID mail) {
        database.update(
                "update mailbox_copy set state = case when missed_at is null then 'waiting' else 'absent' end,"
                        + " done_at = case when missed_at is null then null else now() end,"
                        + " missed_at = coalesce(missed_at, now()), next_at = now() + make_interval(secs => ?),"
                        + " fault = '' where mail = ? and state = 'waiting'",
                SECOND_LOOK.toSeconds() * 1.0,
                mail);
    }

    void erased(UUID mail) {
        database.update(
                "update mailbox_copy set state = 'erased', done_at = now(), fault = ''"
                        + " where mail = ? and state = 'waiting'",
                mail);
    }

    /** Another time; the pauses grow to an hour. */
    void failed(Collection<UUID> mails, String fault) {
        database.update(
                "update mailbox_copy set fault = ?, next_at = now() + make_interval(secs =>"
                        + " least(?, 60 * power(2, least(tries, 10) - 1)))"
                        + " where state = 'waiting' and mail = any (cast (? as uuid[]))",
                fault,
                LONGEST_PAUSE.toSeconds() * 1.0,
                mails.stream().map(UUID::toString).toList());
    }
}
