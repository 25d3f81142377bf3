package org.entente.memo;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.entente.attachment.Attachments;
import org.entente.memo.InboxPages.Waiting;
import org.entente.site.Problem;
import org.entente.web.Cursor;
import org.entente.web.Listing;
import org.jspecify.annotations.Nullable;

/** What lies before a reader: the boxes and the morning. One statement after the other, no transaction. */
@Singleton
class Desk {
    private final Boxes boxes;
    private final Morning morning;
    private final Attachments attachments;

    @Inject
    Desk(Boxes boxes, Morning morning, Attachments attachments) {
        this.boxes = boxes;
        this.morning = morning;
        this.attachments = attachments;
    }

    /** A page of a box; {@code after} is what the page before said is next, or null. */
    Listing<MemoItem> page(Box box, ForWhom reader, Search search, @Nullable String after, int most) {
        if (box == Box.SENT && reader.isDeputy()) {
            throw Problem.forbidden("A deputy reads what was sent to the person, not what the person wrote.");
        }
        var found = filed(boxes.list(box, reader, search, place(Cursor.place(after)), most + 1));
        return Listing.of(found, most, item -> item.arrivedAt() + " " + item.id());
    }

    private static Boxes.@Nullable Place place(String cursor) {
        try {
            var parts = cursor.split(" ");
            return parts.length == 2 ? new Boxes.Place(Instant.parse(parts[0]), parts[1]) : null;
        } catch (DateTimeException notOurs) {
            throw Problem.invalid("after", "web.fault.after");
        }
    }

    /** With the number of their files. */
    private List<MemoItem> filed(List<MemoItem> items) {
        var files = attachments.count(
                items.stream().map(item -> Memo.item(item.id())).toList());
        return items.stream()
                .map(item -> item.with(files.getOrDefault(Memo.item(item.id()), 0L)))
                .toList();
    }

    /** What waits for the reader, {@code limit} of each. */
    Waiting waiting(ForWhom reader, int limit) {
        var due = morning.toAcknowledge(reader, limit);
        var fresh = morning.fresh(reader, limit);
        List<MemoItem> byDeputy = reader.isDeputy() ? List.of() : morning.byDeputy(reader, limit);
        var all = filed(Stream.of(due, fresh, byDeputy).flatMap(List::stream).toList());
        int opened = due.size() + fresh.size();
        var counts = boxes.counts(reader);
        return new Waiting(
                all.subList(0, due.size()),
                all.subList(due.size(), opened),
                all.subList(opened, all.size()),
                counts.getOrDefault(Box.TO_ACKNOWLEDGE, 0L),
                counts.getOrDefault(Box.NEW, 0L),
                reader.absence());
    }
}
