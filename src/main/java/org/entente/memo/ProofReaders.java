package org.entente.memo;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.entente.site.Database;

/** Whom a proof names at its home site: those who were asked to acknowledge. Callers hold a transaction. */
@Singleton
class ProofReaders {
    private final Database database;

    @Inject
    ProofReaders(Database database) {
        this.database = database;
    }

    void put(String site, Receipt receipt) {
        if (!receipt.readers().isEmpty()) {
            database.updateAll(
                    """
                    insert into memo_proof_reader (memo_id, site, person, name, opened_at, acknowledged_at,
                        deputy_opened_at, opened_by, acknowledged_by)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    on conflict (memo_id, site, person) do update set name = excluded.name,
                        opened_at = excluded.opened_at, acknowledged_at = excluded.acknowledged_at,
                        deputy_opened_at = excluded.deputy_opened_at, opened_by = excluded.opened_by,
                        acknowledged_by = excluded.acknowledged_by""",
                    receipt.readers().stream()
                            .map(reader -> row(site, receipt.memo(), reader))
                            .toList());
        }
    }

    private static Object[] row(String site, String memo, Receipt.Reader reader) {
        var deputy = reader.deputy() == null ? new ByDeputy(null, null, null) : reader.deputy();
        return new Object[] {
            memo,
            site,
            reader.id(),
            reader.name(),
            reader.openedAt(),
            reader.acknowledgedAt(),
            deputy.openedAt(),
            deputy.openedBy(),
            deputy.acknowledgedBy()
        };
    }

    /** Site by site, by name. */
    List<Proof.Person> of(String memo) {
        return database
                .list(
                        "select * from memo_proof_reader where memo_id = ?",
                        row -> new Proof.Person(
                                row.getString("site"),
                                row.getString("person"),
                                row.getString("name"),
                                Database.instant(row, "opened_at"),
                                Database.instant(row, "acknowledged_at"),
                                ByDeputy.of(row)),
                        memo)
                .stream()
                .sorted(Proof.Person.BY_NAME)
                .toList();
    }
}
