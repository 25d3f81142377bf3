package org.entente.memo;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    List<MemoItem> toAcknowledge(ForWhom reader, int limit) {
        return list(Box.TO_ACKNOWLEDGE.condition() + SOONEST, reader, limit);
    }

    /** Without those that wait for an acknowledgement, and to the person without what a deputy has opened. */
    List<MemoItem> fresh(ForWhom reader, int limit) {
        return list(
                Box.NEW.condition(reader) + " and r.deputy_opened_at is null and not (" + Box.TO_ACKNOWLEDGE.condition()
                        + ")" + NEWEST,
                reader,
                limit);
    }

    /** What a deputy has dealt with and the person has not seen; with an acknowledgement to make it waits above. */
    List<MemoItem> byDeputy(ForWhom reader, int limit) {
        return list(
                Box.NEW.condition() + " and " + Box.BY_DEPUTY.condition() + " and not ("
                        + Box.TO_ACKNOWLEDGE.condition() + ")" + NEWEST,
                reader,
                limit);
    }

    /** What a page may call for: came since then and is new, or its author has reminded since then. */
    List<MemoItem> news(ForWhom reader, Instant since, int limit) {
        return list(
                "(" + Box.NEW.condition(reader) + " and r.arrived_at > ? or " + Box.TO_ACKNOWLEDGE.condition()
                        + " and m.reminded_version >= m.asked_version and m.reminded_at > ?)" + NEWEST,
                reader,
                since,
                since,
                limit);
    }

    private List<MemoItem> list(String which, ForWhom reader, Object... more) {
        return database.list(
                MINE + which,
                row -> Boxes.item(row, false),
                Stream.concat(Stream.of(reader.id()), Stream.of(more)).toArray());
    }

    /** Where to go on from this memo: one key, one memo. */
    Optional<MemoItem> after(String memo, ForWhom reader) {
        return toAcknowledge(reader, 2).stream()
                .filter(item -> !item.id().equals(memo))
                .findFirst()
                .or(() -> fresh(reader, 2).stream()
                        .filter(item -> !item.id().equals(memo))
                        .findFirst());
    }
}
