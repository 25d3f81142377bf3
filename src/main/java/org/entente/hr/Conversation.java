package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.mail.MailMessage;
import org.entente.mail.Mailbox;
import org.entente.mail.Outgoing;
import org.entente.mail.ReceivedMail;
import org.entente.site.Database;
import org.jspecify.annotations.Nullable;

/** The messages of an application: the letter, what we wrote, what was answered. */
@Singleton
class Conversation {
    private final Database database;
    private final ApplicationFiles files;
    private final Outgoing outgoing;

    @Inject
    Conversation(Database database, ApplicationFiles files, Outgoing outgoing) {
        this.database = database;
        this.files = files;
        this.outgoing = outgoing;
    }

    /** What the mail of that letter is known by in the mail room: the first answer has the application's own name. */
    static String item(UUID application, UUID letter) {
        return Answering.item(application) + "/" + letter;
    }

    /** Adds what came, with its files and as it came. @param kind whose it is, if it is not the candidate's */
    UUID receive(Sealer sealer, UUID application, ReceivedMail mail, byte[] raw, @Nullable String kind) {
        var message = mail.message();
        var id = add(
                sealer,
                application,
                mail.id(),
                null,
                kind,
                mail.receivedAt(),
                shown(message),
                message.subject(),
                message.text());
        files.addRaw(sealer, application, id, raw);
        message.files().forEach(file -> files.add(sealer, application, id, file));
        return id;
    }

    /** Adds what nobody can read, as it came. */
    void receiveUnread(Sealer sealer, UUID application, UUID mail, Instant at, byte[] raw) {
        var id = UUID.randomUUID();
        database.update(
                "insert into application_message (id, application, outgoing, mail, at) values (?, ?, false, ?, ?)",
                id,
                application,
                mail,
                at);
        files.addRaw(sealer, application, id, raw);
    }

    /** Fills in the letter once it can be read. */
    void reread(Sealer sealer, UUID application, MailMessage message) {
        var id = database.first(
                        "select id from application_message where application = ? order by place limit 1",
                        row -> UUID.fromString(row.getString(1)),
                        application)
                .orElseThrow();
        database.update(
                "update application_message set sender = ?, subject = ?, body = ? where id = ?",
                sealer.seal(id + "/sender", shown(message)),
                sealer.seal(id + "/subject", message.subject()),
                sealer.seal(id + "/body", ConsentAsking.withoutToken(message.text())),
                id);
        files.forgetFilesOf(id);
        message.files().forEach(file -> files.add(sealer, application, id, file));
    }

    /** Adds what we write. */
    UUID send(Sealer sealer, UUID application, String messageId, String sender, String subject, String text) {
        return add(sealer, application, null, messageId, null, Database.now(), sender, subject, text);
    }

    private static String shown(MailMessage message) {
        var from = message.from() == null ? new Mailbox("", "") : message.from();
        return from.name().isBlank() ? from.address() : from.name() + " <" + from.address() + ">";
    }

    private UUID add(
            Sealer sealer,
            UUID application,
            @Nullable UUID mail,
            @Nullable String messageId,
            @Nullable String kind,
            Instant at,
            String sender,
            String subject,
            String text) {
        var id = UUID.randomUUID();
        database.update(
                "insert into application_message"
                        + " (id, application, outgoing, mail, message_id, kind, at, sender, subject, body)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                application,
                messageId != null,
                mail,
                messageId,
                kind,
                at,
                sealer.seal(id + "/sender", sender),
                sealer.seal(id + "/subject", subject),
                sealer.seal(id + "/body", ConsentAsking.withoutToken(text)));
        return id;
    }

    /** The thread, the letter first. */
    List<ApplicationMessage> of(Sealer sealer, UUID application) {
        record Row(
                UUID id,
                boolean outgoing,
                @Nullable String kind,
                Instant at,
                byte[] sender,
                byte[] subject,
                byte[] body) {
            String item(UUID application) {
                return kind == null ? Answering.item(application) : Conversation.item(application, id);
            }
        }
        var rows = database.list(
                "select * from application_message where application = ? order by place",
                row -> new Row(
                        UUID.fromString(row.getString("id")),
                        row.getBoolean("outgoing"),
                        row.getString("kind"),
                        row.getTimestamp("at").toInstant(),
                        row.getBytes("sender"),
                        row.getBytes("subject"),
                        row.getBytes("body")),
                application);
        var attached = files.of(rows.stream().map(Row::id).toList());
        var sent = outgoing.counts(
                rows.stream().map(row -> row.item(application)).distinct().toList());
        return rows.stream()
                .map(row -> new ApplicationMessage(
                        row.id().toString(),
                        row.outgoing(),
                        row.kind(),
                        row.outgoing()
                                ? ApplicationMessage.delivery(sent.getOrDefault(row.item(application), Map.of())
                                        .keySet())
                                : null,
                        row.at(),
                        sealer.text(row.id() + "/sender", row.sender()),
                        sealer.text(row.id() + "/subject", row.subject()),
                        sealer.text(row.id() + "/body", row.body()),
                        attached.getOrDefault(row.id(), List.of()).stream()
                                .map(file -> file.shown(sealer))
                                .toList()))
                .toList();
    }

    /** Of what came, a line each. */
    String subjects(Sealer sealer, UUID application) {
        return String.join(
                "\n",
                database.list(
                        "select id, subject from application_message where application = ? and not outgoing",
                        row -> sealer.text(row.getString("id") + "/subject", row.getBytes("subject")),
                        application));
    }

    /** Those of the mail room that it came as. */
    List<UUID> mails(UUID application) {
        return database.list(
                "select mail from application_message where application = ? and mail is not null",
                row -> UUID.fromString(row.getString(1)),
                application);
    }

    /** That and when there were messages stays known, so that they can still be counted. */
    void forget(UUID application) {
        files.forget(application);
        database.list(
                        "select id from application_message where application = ? and outgoing and kind is not null",
                        row -> UUID.fromString(row.getString(1)),
                        application)
                .forEach(letter -> outgoing.forget(item(application, letter)));
        database.update("delete from application_interview where application = ?", application);
        database.update(
                "update application_message set message_id = null, sender = null, subject = null, body = null"
                        + " where application = ?",
                application);
    }
}
