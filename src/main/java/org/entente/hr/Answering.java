package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.entente.mail.Letter;
import org.entente.mail.MailSite;
import org.entente.mail.Mailbox;
import org.entente.mail.Outgoing;
import org.entente.mail.OutgoingMail;
import org.entente.mail.ReceivedMail;
import org.entente.site.Database;
import org.entente.site.Site;
import org.entente.web.Texts;
import org.jspecify.annotations.Nullable;

/**
 * The answer that every candidate gets once: it has arrived, and what becomes of what was sent. By the rules of RFC 3834:
 * machines, lists and bounces get none, and one address at most one a day. It quotes nothing of the letter.
 */
@Singleton
class Answering {
    private static final Pattern OURS = Pattern.compile("(?:jobs|lists|bounces)(?:\\+.*)?");

    private final Database database;
    private final Outgoing outgoing;
    private final Conversation conversation;
    private final JobsPrivacy privacy;
    private final MailSite mail;
    private final Site site;

    @Inject
    Answering(
            Database database,
            Outgoing outgoing,
            Conversation conversation,
            JobsPrivacy privacy,
            MailSite mail,
            Site site) {
        this.privacy = privacy;
        this.database = database;
        this.outgoing = outgoing;
        this.conversation = conversation;
        this.mail = mail;
        this.site = site;
    }

    /** What all mail about an application is known by in the mail room. */
    static String item(UUID application) {
        return "application/" + application;
    }

    /** Answers, if it may. @return {@code given}, or why not */
    String answer(
            UUID application,
            Sealer sealer,
            ReceivedMail received,
            Candidate candidate,
            @Nullable Opening opening,
            Locale language,
            List<String> senderMarks) {
        var silent = Silence.about(received);
        if (silent.isPresent()) {
            return silent.get();
        }
        if (OURS.matcher(mail.local(candidate.email())).matches()) {
            return "own";
        }
        if (isAnswered(senderMarks)) {
            return "daily";
        }
        var title = opening == null ? "" : opening.reference() + " – " + opening.title(language);
        var subject = opening == null
                ? Texts.text(language, "hr.application.mail.subject", site.title())
                : Texts.text(language, "hr.application.mail.subject.of", title);
        var text = Texts.text(
                language,
                opening == null ? "hr.application.mail.text" : "hr.application.mail.text.of",
                site.title(),
                title,
                privacy.text(language));
        var letter = Letter.answer(
                        new Mailbox(site.title(), mail.address(ApplicationMail.ACCOUNT)),
                        received.message().messageId())
                .to(new Mailbox(candidate.name(), candidate.email()))
                .header("Reply-To", replyTo(application, opening))
                .header("Content-Language", language.getLanguage())
                .subject(subject)
                .text(text);
        var messageId = UUID.randomUUID() + "@" + mail.domain();
        outgoing.send(new OutgoingMail(
                item(application),
                letter.messageId(messageId).write(),
                false,
                List.of(new OutgoingMail.Recipient(candidate.email()))));
        conversation.send(sealer, application, messageId, site.title(), subject, text);
        return "given";
    }

    /** The address by which an answer finds its application. */
    String replyTo(UUID application, @Nullable Opening opening) {
        var token = database.first("select token from application where id = ?", row -> row.getString(1), application)
                .orElseThrow();
        return mail.address(ApplicationMail.ACCOUNT
                + (opening == null ? "" : "+" + opening.reference().toLowerCase(Locale.ROOT))
                + "+" + token);
    }

    /** Within a day. The lock keeps two nodes from answering two mails of one address at once. */
    private boolean isAnswered(List<String> senderMarks) {
        database.first("select 1 from (select pg_advisory_xact_lock(hashtext(?))) held", row -> 1, senderMarks.get(0));
        return database.first(
                        "select 1 from application where sender_mark = any (?) and answered_at > now() - interval '1 day'"
                                + " limit 1",
                        row -> 1,
                        senderMarks)
                .isPresent();
    }
}
