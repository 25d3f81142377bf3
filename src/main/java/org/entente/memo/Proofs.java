package org.entente.memo;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import org.entente.site.Database;

/** Keeps, at a memo's home site, what each site tells of it. Callers hold a transaction, with the memo flushed. */
@Singleton
class Proofs {
    private final Database database;

    @Inject
    Proofs(Database database) {
        this.database = database;
    }

    /** The sites that it now waits for; a site that is no longer addressed keeps what it has told. */
    void expect(String memo, Collection<String> sites) {
        for (var site : sites) {
            database.update(
                    "insert into memo_proof as p (memo_id, site, state) values (?, ?, 'waiting') on conflict (memo_id, site)"
                            + " do update set state = 'waiting', withdrawn_at = null where p.state = 'withdrawn'",
                    memo,
                    site);
        }
    }

    /** Notes a receipt of {@code site}; {@code type} is one of {@link Receipt}'s. */
    void note(String site, String type, Receipt receipt) {
        switch (type) {
            case Receipt.ARRIVED -> arrived(site, receipt);
            case Receipt.OPENED -> {
                database.update(
                        "update memo_proof set opened = opened + 1 where memo_id = ? and site = ?",
                        receipt.memo(),
                        site);
                receipt.readers().forEach(reader -> put(site, receipt, reader));
            }
            case Receipt.ACKNOWLEDGED -> receipt.readers().forEach(reader -> put(site, receipt, reader));
            case Receipt.WITHDRAWAL ->
                database.update(
                        "update memo_proof set state = 'withdrawn', withdrawn_at = ?, opened = ?"
                                + " where memo_id = ? and site = ?",
                        receipt.at(),
                        receipt.opened(),
                        receipt.memo(),
                        site);
            default -> throw new IllegalArgumentException("no receipt is of type " + type);
        }
    }

    private void arrived(String site, Receipt receipt) {
        database.update(
                """
                insert into memo_proof as p (memo_id, site, state, version, arrived_at, latency_ms, recipients, opened)
                values (?, ?, 'arrived', ?, ?, ?, ?, ?)
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
                receipt.version(),
                receipt.at(),
                receipt.latencyMs(),
                receipt.recipients(),
                receipt.opened());
        database.update("delete from memo_proof_reader where memo_id = ? and site = ?", receipt.memo(), site);
        receipt.readers().forEach(reader -> put(site, receipt, reader));
    }

    private void put(String site, Receipt receipt, Receipt.Reader reader) {
        database.update(
                """
                insert into memo_proof_reader (memo_id, site, person, name, opened_at, acknowledged_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (memo_id, site, person) do update
                set name = excluded.name, opened_at = excluded.opened_at, acknowledged_at = excluded.acknowledged_at""", receipt.memo(), site, reader.id(), reader.name(), reader.openedAt(), reader.acknowledgedAt());
    }

    List<Proof.AtSite> of(String memo) {
        var missing = new HashMap<String, List<Proof.Missing>>();
        var acknowledged = new HashMap<String, Integer>();
        database.list(
                "select * from memo_proof_reader where memo_id = ?",
                row -> Database.instant(row, "acknowledged_at") == null
                        ? missing.computeIfAbsent(row.getString("site"), site -> new ArrayList<>())
                                .add(new Proof.Missing(
                                        row.getString("person"),
                                        row.getString("name"),
                                        Database.instant(row, "opened_at")))
                        : acknowledged.merge(row.getString("site"), 1, Integer::sum),
                memo);
        missing.values().forEach(people -> people.sort(Proof.Missing.BY_NAME));
        return database.list(
                "select * from memo_proof where memo_id = ? order by site",
                row -> {
                    var site = row.getString("site");
                    return new Proof.AtSite(
                            site,
                            row.getString("state"),
                            Database.instant(row, "arrived_at"),
                            (Long) row.getObject("latency_ms"),
                            (Integer) row.getObject("recipients"),
                            row.getInt("opened"),
                            acknowledged.getOrDefault(site, 0),
                            Database.instant(row, "withdrawn_at"),
                            missing.getOrDefault(site, List.of()));
                },
                memo);
    }
}
