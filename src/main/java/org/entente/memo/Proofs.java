package org.entente.memo;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.entente.site.Database;
import org.jspecify.annotations.Nullable;

/** Keeps, at a memo's home site, what each site tells of it. Callers hold a transaction, with the memo flushed. */
@Singleton
class Proofs {
    private final Database database;
    private final ProofReaders readers;

    @Inject
    Proofs(Database database, ProofReaders readers) {
        this.database = database;
        this.readers = readers;
    }

    /** The sites that it now waits for; a site that is no longer addressed keeps what it has told. */
    void expect(String memo, Collection<String> sites) {
        database.update(
                "insert into memo_proof as p (memo_id, site, state) select ?, unnest(?::text[]), 'waiting'"
                        + " on conflict (memo_id, site)"
                        + " do update set state = 'waiting', withdrawn_at = null where p.state = 'withdrawn'",
                memo,
                sites);
    }

    /**
     * Notes a receipt of {@code site}; {@code type} is one of {@link Receipt}'s.
     *
     * @param home the site that must have written the memo
     * @throws IllegalArgumentException where it has not
     */
    void note(String site, String type, Receipt receipt, String home) {
        boolean known = switch (type) {
            case Receipt.ARRIVED -> arrived(site, receipt, home);
            case Receipt.OPENED ->
                database.update(
                                "update memo_proof set opened = opened + 1 where memo_id = ? and site = ?",
                                receipt.memo(),
                                site)
                        > 0;
            case Receipt.WITHDRAWAL ->
                database.update(
                                "update memo_proof set state = 'withdrawn', withdrawn_at = ?, opened = ?"
                                        + " where memo_id = ? and site = ?",
                                receipt.at(),
                                receipt.opened(),
                                receipt.memo(),
                                site)
                        > 0;
            case Receipt.ACKNOWLEDGED, Receipt.READERS -> false;
            default -> throw new IllegalArgumentException("no receipt is of type " + type);
        };
        if (!known) {
            requireOurs(receipt.memo(), home);
        }
        readers.put(site, receipt);
    }

    private void requireOurs(String memo, String home) {
        database.first("select 1 from memo where id = ? and home_site = ?", row -> true, memo, home)
                .orElseThrow(() -> new IllegalArgumentException("This site has not written the memo " + memo + "."));
    }

    /** A snapshot: it takes the place of all that the site has told before. */
    private boolean arrived(String site, Receipt receipt, String home) {
        return database.update(
                        """
                        with before as (delete from memo_proof_reader where memo_id = ? and site = ?)
                        insert into memo_proof as p
                            (memo_id, site, state, version, arrived_at, latency_ms, recipients, opened)
                        select id, ?, 'arrived', ?, ?::timestamptz, ?::bigint, ?::int, ?::int
                        from memo where id = ? and home_site = ?
                        on conflict (memo_id, site) do update set
                            state = case when p.state = 'withdrawn' and p.version >= excluded.version
                                then 'withdrawn' else 'arrived' end,
                            withdrawn_at = case when p.version >= excluded.version then p.withdrawn_at end,
                            version = excluded.version,
                            arrived_at = coalesce(p.arrived_at, excluded.arrived_at),
                            latency_ms = coalesce(p.latency_ms, excluded.latency_ms),
                            recipients = excluded.recipients, opened = excluded.opened""",
                        receipt.memo(),
                        site,
                        site,
                        receipt.version(),
                        receipt.at(),
                        receipt.latencyMs(),
                        receipt.recipients(),
                        receipt.opened() == null ? 0 : receipt.opened(),
                        receipt.memo(),
                        home)
                > 0;
    }

    /** When its author last reminded the readers. */
    @Nullable
    Instant reminded(String memo) {
        return database.list(
                        "select reminded_at from memo where id = ?", row -> Database.instant(row, "reminded_at"), memo)
                .get(0);
    }

    /** Everybody whom a proof names, site by site, by name. */
    List<Proof.Person> people(String memo) {
        return readers.of(memo);
    }

    List<Proof.AtSite> of(String memo) {
        var people = readers.of(memo).stream().collect(Collectors.groupingBy(Proof.Person::site));
        return database.list(
                "select * from memo_proof where memo_id = ? order by site",
                row -> {
                    var site = row.getString("site");
                    var named = people.getOrDefault(site, List.of());
                    var missing = Proof.Missing.of(named);
                    return new Proof.AtSite(
                            site,
                            row.getString("state"),
                            Database.instant(row, "arrived_at"),
                            (Long) row.getObject("latency_ms"),
                            (Integer) row.getObject("recipients"),
                            row.getInt("opened"),
                            named.size() - missing.size(),
                            Database.instant(row, "withdrawn_at"),
                            missing,
                            named.stream().filter(one -> one.deputy() != null).toList());
                },
                memo);
    }
}
