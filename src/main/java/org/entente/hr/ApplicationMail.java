package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.entente.mail.MailHandler;
import org.entente.mail.MailSite;
import org.entente.mail.Mailbox;
import org.entente.mail.RawMails;
import org.entente.mail.ReceivedMail;
import org.entente.people.Role;

/**
 * What comes to the jobs mailbox: an answer in an application's thread, or else exactly one new application, whatever it
 * is. The mail moves from the mail room's store into the application, under the application's key, in the transaction
 * that notes it as taken; nothing of it stays behind but its hash.
 */
@Singleton
class ApplicationMail implements MailHandler {
    static final String ACCOUNT = "jobs";

    private final Intake intake;
    private final Threads threads;
    private final Senders senders;
    private final Conversation conversation;
    private final Interviews interviews;
    private final ApplicationKeys keys;
    private final AuditLog audit;
    private final MailSite site;
    private final RawMails raw;

    @Inject
    ApplicationMail(
            Intake intake,
            Threads threads,
            Senders senders,
            Conversation conversation,
            Interviews interviews,
            ApplicationKeys keys,
            AuditLog audit,
            MailSite site,
            RawMails raw) {
        this.intake = intake;
        this.threads = threads;
        this.senders = senders;
        this.conversation = conversation;
        this.interviews = interviews;
        this.keys = keys;
        this.audit = audit;
        this.site = site;
        this.raw = raw;
    }

    @Override
    public Set<String> accounts() {
        return Set.of(ACCOUNT);
    }

    @Override
    public Role reader(UUID mail) {
        return Role.HR;
    }

    @Override
    public void receive(ReceivedMail mail) {
        var octets = raw.octets(mail.id());
        var tags = tags(mail, site);
        var answer = CalendarAnswer.in(mail.message());
        threads.of(tags, mail.message())
                .or(() -> answer.flatMap(it -> interviews.application(it.uid())))
                .filter(threads::hold)
                .ifPresentOrElse(
                        application -> join(application, mail, octets, answer), () -> intake.take(mail, tags, octets));
        raw.forget(mail.id());
    }

    private void join(UUID application, ReceivedMail mail, byte[] octets, Optional<CalendarAnswer> answer) {
        var sealer = keys.of(application);
        conversation.receive(sealer, application, mail, octets, senders.kind(sealer, application, mail));
        audit.note(application, "mail", "answered", mail.id().toString());
        if (answer.isPresent() && interviews.answered(sealer, application, answer.get(), mail)) {
            audit.note(application, "mail", "interview-answered", answer.get().uid());
        }
    }

    @Override
    public void receiveUnread(UUID mail, Instant receivedAt, RuntimeException why) {
        intake.takeUnread(mail, receivedAt, raw.octets(mail));
        raw.forget(mail);
    }

    /** What stands behind the plus of our jobs addresses that it was sent to: a reference, a token, both. */
    static Collection<String> tags(ReceivedMail mail, MailSite site) {
        var message = mail.message();
        var tags = new LinkedHashSet<String>();
        Stream.concat(
                        mail.recipients().stream(),
                        Stream.concat(message.to().stream(), message.cc().stream())
                                .map(Mailbox::address))
                .map(site::local)
                .filter(local -> local.startsWith(ACCOUNT + "+"))
                .forEach(local -> tags.addAll(
                        List.of(local.substring(ACCOUNT.length() + 1).split("\\+"))));
        return tags;
    }
}
