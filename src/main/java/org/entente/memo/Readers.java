package org.entente.memo;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.entente.people.Roster;
import org.entente.site.Database;
import org.jspecify.annotations.Nullable;

/** How far each reader of a memo is at this site, as its home site is told. Callers hold a transaction. */
@Singleton
class Readers {
    private final Database database;
    private final Roster roster;

    @Inject
    Readers(Database database, Roster roster) {
        this.database = database;
        this.roster = roster;
    }

    /** Of all, by sign-in. */
    List<Receipt.Reader> of(Memo memo) {
        return of(memo, null);
    }

    /** Of one, or of nobody. */
    List<Receipt.Reader> of(Memo memo, @Nullable String person) {
        int asked = memo.asked();
        var sql = "select * from memo_recipient where memo_id = ? and " + Recipients.PROVED
                + (person == null ? "" : " and person = ?") + " order by person";
        var arguments = new ArrayList<Object>(List.of(memo.id(), asked));
        if (person != null) {
            arguments.add(person);
        }
        var readers = database.list(
                sql,
                row -> {
                    var id = row.getString("person");
                    // an acknowledgement of a version before the asked one does not count
                    boolean counts = row.getInt("acknowledged_version") >= asked;
                    return new Receipt.Reader(
                            id,
                            id,
                            Database.instant(row, "opened_at"),
                            counts ? Database.instant(row, "acknowledged_at") : null,
                            ByDeputy.told(ByDeputy.of(row), counts));
                },
                arguments.toArray());
        var names = roster.names(readers.stream().map(Receipt.Reader::id).toList());
        return readers.stream()
                .map(reader -> reader.named(names.getOrDefault(reader.id(), reader.name())))
                .toList();
    }
}
