package org.entente.memo;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.entente.site.Database;

/** What waits for a person: first what must be acknowledged, the soonest due first, then what is new. */
@Singleton
class Morning {
    private static final String MINE = Boxes.COLUMNS
            + "from memo_recipient r join memo m on m.id = r.memo_id where r.person = ? and not r.gone and ";
    private static final String SOONEST = " order by r.due_at, r.arrived_at, r.memo_id limit ?";
    private static final String NEWEST = " order by r.urgent desc, r.arrived_at desc, r.memo_id desc limit ?";

    private final Database database;

    @Inject
    Morning(Database database) {
        this.database = database;
    }

    List<MemoItem> toAcknowledge(String person, int limit) {
        return database.list(
                MINE + Box.TO_ACKNOWLEDGE.condition() + SOONEST, row -> Boxes.item(row, false), person, limit);
    }

    /** Without those that wait for an acknowledgement. */
    List<MemoItem> fresh(String person, int limit) {
        return database.list(
                MINE + Box.NEW.condition() + " and not (" + Box.TO_ACKNOWLEDGE.condition() + ")" + NEWEST,
                row -> Boxes.item(row, false),
                person,
                limit);
    }

    /** Where to go on from this memo: one key, one memo. */
    Optional<MemoItem> after(String memo, String person) {
        return toAcknowledge(person, 2).stream()
                .filter(item -> !item.id().equals(memo))
                .findFirst()
                .or(() -> fresh(person, 2).stream()
                        .filter(item -> !item.id().equals(memo))
                        .findFirst());
    }
}
