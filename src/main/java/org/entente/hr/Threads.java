package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.mail.MailMessage;
import org.entente.site.Database;

/** Which application a mail belongs to: by the token in its address, else by the message of ours that it names. */
@Singleton
class Threads {
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");

    private final Database database;

    @Inject
    Threads(Database database) {
        this.database = database;
    }

    /** @param tags what stood behind the plus of our addresses */
    Optional<UUID> of(Collection<String> tags, MailMessage message) {
        var tokens = tags.stream().filter(tag -> TOKEN.matcher(tag).matches()).toList();
        var named = Stream.concat(message.inReplyTo().stream(), message.references().stream())
                .distinct()
                .limit(1_000)
                .toList();
        return first("select id from application where token = any (?) and erased_at is null", tokens)
                .or(() -> first(
                        "select m.application from application_message m join application a on a.id = m.application"
                                + " where m.outgoing and m.message_id = any (?) and a.erased_at is null"
                                + " order by m.place desc limit 1",
                        named));
    }

    /** Whether it is still there; if so, locked until the transaction ends, so that none is erased that a mail joins. */
    boolean hold(UUID application) {
        return database.first(
                        "select 1 from application where id = ? and erased_at is null for update",
                        row -> 1,
                        application)
                .isPresent();
    }

    private Optional<UUID> first(String sql, List<String> names) {
        return names.isEmpty()
                ? Optional.empty()
                : database.first(sql, row -> UUID.fromString(row.getString(1)), names);
    }
}
