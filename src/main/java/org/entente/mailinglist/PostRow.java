package org.entente.mailinglist;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.entente.attachment.Reference;
import org.entente.site.Database;
import org.jspecify.annotations.Nullable;

/** A row of {@code list_post}. */
record PostRow(
        String id,
        String list,
        String homeSite,
        String state,
        String messageId,
        String thread,
        List<String> parents,
        String senderName,
        String senderAddress,
        String subject,
        String text,
        @Nullable String original,
        List<String> extra,
        String notes,
        @Nullable Instant sentAt,
        @Nullable Instant publishedAt,
        Instant arrivedAt,
        @Nullable Instant distributeBy,
        @Nullable Instant distributedAt) {

    static PostRow read(ResultSet row) throws SQLException {
        return new PostRow(
                row.getString("id"),
                row.getString("list"),
                row.getString("home_site"),
                row.getString("state"),
                row.getString("message_id"),
                row.getString("thread"),
                texts(row.getArray("parents")),
                row.getString("sender_name"),
                row.getString("sender_address"),
                row.getString("subject"),
                row.getString("text"),
                row.getString("original"),
                texts(row.getArray("extra")),
                row.getString("notes"),
                Database.instant(row, "sent_at"),
                Database.instant(row, "published_at"),
                Objects.requireNonNull(Database.instant(row, "arrived_at")),
                Database.instant(row, "distribute_by"),
                Database.instant(row, "distributed_at"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    /** Its name among all items that may have files. */
    String item() {
        return item(id);
    }

    static String item(String id) {
        return "post/" + id;
    }

    /** What its mails are about. */
    String mailItem() {
        return "list/" + list + "/" + id;
    }

    PostPublished published(List<String> sites, List<Reference> files) {
        return new PostPublished(
                id,
                list,
                homeSite,
                sites,
                messageId,
                parents,
                thread,
                senderName,
                senderAddress,
                subject,
                text,
                notes,
                original,
                extra,
                sentAt,
                Objects.requireNonNull(publishedAt),
                files);
    }
}
