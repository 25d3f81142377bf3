package org.entente.memo;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.attachment.Attachments;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/** What lies before a reader: the boxes, the morning, what comes next. One statement after the other, no transaction. */
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

    List<MemoItem> list(Box box, ForWhom reader, Search search, Boxes.@Nullable Place after, int limit) {
        if (box == Box.SENT && reader.isDeputy()) {
            throw Problem.forbidden("A deputy reads what was sent to the person, not what the person wrote.");
        }
        return filed(boxes.list(box, reader, search, after, limit));
    }

    /** With the number of their files. */
    private List<MemoItem> filed(List<MemoItem> items) {
        var files = attachments.count(
                items.stream().map(item -> Memo.item(item.id())).toList());
        return items.stream()
                .map(item -> item.with(files.getOrDefault(Memo.item(item.id()), 0L)))
                .toList();
    }

    /** What waits for the reader, {@code limit} of each: to acknowledge, new, and what a deputy has dealt with. */
    List<List<MemoItem>> morning(ForWhom reader, int limit) {
        var due = morning.toAcknowledge(reader, limit);
        var fresh = morning.fresh(reader, limit);
        List<MemoItem> byDeputy = reader.isDeputy() ? List.of() : morning.byDeputy(reader, limit);
        var all = filed(Stream.of(due, fresh, byDeputy).flatMap(List::stream).toList());
        int opened = due.size() + fresh.size();
        return List.of(all.subList(0, due.size()), all.subList(due.size(), opened), all.subList(opened, all.size()));
    }

    List<MemoItem> news(ForWhom reader, Instant since, int limit) {
        return morning.news(reader, since, limit);
    }

    Optional<MemoItem> next(String memo, ForWhom reader) {
        return morning.after(memo, reader);
    }

    Map<Box, Long> counts(ForWhom reader) {
        return boxes.counts(reader);
    }
}
