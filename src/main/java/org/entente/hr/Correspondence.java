package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.entente.mail.Letter;
import org.entente.mail.MailFile;
import org.entente.mail.MailSite;
import org.entente.mail.Mailbox;
import org.entente.mail.Outgoing;
import org.entente.mail.OutgoingMail;
import org.entente.site.Database;
import org.entente.site.Site;
import org.jspecify.annotations.Nullable;

/** Sends what a person writes to a candidate, and keeps it in the thread; answers come back to it. */
@Singleton
class Correspondence {
    private final Database database;
    private final Outgoing outgoing;
    private final Conversation conversation;
    private final ApplicationFiles files;
    private final Answering answering;
    private final MailSite mail;
    private final Site site;

    @Inject
    Correspondence(
            Database database,
            Outgoing outgoing,
            Conversation conversation,
            ApplicationFiles files,
            Answering answering,
            MailSite mail,
            Site site) {
        this.database = database;
        this.outgoing = outgoing;
        this.conversation = conversation;
        this.files = files;
        this.answering = answering;
        this.mail = mail;
        this.site = site;
    }

    /** Who it comes from. */
    Mailbox from() {
        return new Mailbox(site.title(), mail.address(ApplicationMail.ACCOUNT));
    }

    /** Where answers go to. */
    Mailbox replyTo(UUID application, @Nullable Opening opening) {
        return new Mailbox(site.title(), answering.replyTo(application, opening));
    }

    boolean isSent(UUID request) {
        return database.first("select 1 from application_message where request = ?", row -> 1, request)
                .isPresent();
    }

    /** @param calendar null for none; its type says its method */
    UUID send(
            Applications.Opened to,
            @Nullable Opening opening,
            String kind,
            UUID request,
            String subject,
            String text,
            @Nullable MailFile calendar) {
        var messageId = UUID.randomUUID() + "@" + mail.domain();
        var letter = letter(
                        to.id(),
                        opening,
                        new Mailbox(to.candidate().name(), to.candidate().email()),
                        calendar)
                .header("Content-Language", to.language())
                .messageId(messageId)
                .subject(subject)
                .text(text);
        if (kind.equals("consent")) {
            letter.header("Auto-Submitted", "auto-generated");
        }
        lastOfOurs(to.id()).ifPresent(letter::answers);
        var id = conversation.send(to.sealer(), to.id(), messageId, site.title(), subject, text);
        database.update("update application_message set kind = ?, request = ? where id = ?", kind, request, id);
        if (calendar != null) {
            files.add(to.sealer(), to.id(), id, calendar);
        }
        post(to.id(), id, letter, to.candidate().email());
        return id;
    }

    /** The same to somebody of this site, in words for them. */
    void copy(
            Applications.Opened of,
            @Nullable Opening opening,
            UUID message,
            Mailbox person,
            Locale language,
            String subject,
            String text,
            MailFile calendar) {
        var letter = letter(of.id(), opening, person, calendar)
                .header("Content-Language", language.getLanguage())
                .subject(subject)
                .text(text);
        post(of.id(), message, letter, person.address());
    }

    private Letter letter(UUID application, @Nullable Opening opening, Mailbox to, @Nullable MailFile calendar) {
        var letter = new Letter(from()).to(to).header("Reply-To", answering.replyTo(application, opening));
        return calendar == null ? letter : letter.calendar(calendar).file(asFile(calendar));
    }

    private static MailFile asFile(MailFile calendar) {
        return new MailFile(calendar.name(), "application/ics", null, calendar.octets());
    }

    private void post(UUID application, UUID message, Letter letter, String address) {
        outgoing.send(
                new OutgoingMail(
                        Conversation.item(application, message),
                        letter.write(),
                        false,
                        List.of(new OutgoingMail.Recipient(address))),
                application);
    }

    private java.util.Optional<String> lastOfOurs(UUID application) {
        return database.first(
                "select message_id from application_message where application = ? and message_id is not null"
                        + " order by place desc limit 1",
                row -> row.getString(1),
                application);
    }
}
