package org.entente.memo;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.entente.site.Database;

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
            case Receipt.JUDGED ->
                database.update(
                                "update memo_proof set not_useful = ? where memo_id = ? and site = ?",
                                receipt.notUseful(),
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
                            (memo_id, site, state, version, arrived_at, latency_ms, recipients, opened, not_useful)
                        select id, ?, 'arrived', ?, ?::timestamptz, ?::bigint, ?::int, ?::int, coalesce(?::int, 0)
                        from memo where id = ? and home_site = ?
                        on conflict (memo_id, site) do update set
                            state = case when p.state = 'withdrawn' and p.version >= excluded.version
                                then 'withdrawn' else 'arrived' end,
                            withdrawn_at = case when p.version >= excluded.version then p.withdrawn_at end,
                            version = excluded.version,
                            arrived_at = coalesce(p.arrived_at, excluded.arrived_at),
                            latency_ms = coalesce(p.latency_ms, excluded.latency_ms),
                            recipients = excluded.recipients, opened = excluded.opened,
                            not_useful = coalesce(?::int, p.not_useful)""",
                        receipt.memo(),
                        site,
                        site,
                        receipt.version(),
                        receipt.at(),
                        receipt.latencyMs(),
                        receipt.recipients(),
                        receipt.opened() == null ? 0 : receipt.opened(),
                        receipt.notUseful(),
                        receipt.memo(),
                        home,
                        receipt.notUseful())
                > 0;
    }

    /** All that is known of it, for its author. */
    Proof of(Memo memo) {
        var sites = sites(memo.id());
        return database.list(
                        """
                        select reminded_at, (select sum(not_useful)::int from memo_proof where memo_id = m.id
                            having sum(opened) >= ?) as not_useful from memo m where id = ?""",
                        row -> new Proof(
                                memo.publishedAt(),
                                Database.instant(row, "reminded_at"),
                                (Integer) row.getObject("not_useful"),
                                sites),
                        Proof.FEWEST,
                        memo.id())
                .get(0);
    }

    private List<Proof.AtSite> sites(String memo) {
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
