package org.entente.mailinglist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.UUID;
import org.entente.attachment.Attachments;
import org.entente.mail.Letter;
import org.entente.mail.MailFile;
import org.entente.mail.MailReading;
import org.entente.mail.MailSite;
import org.entente.mail.Mailbox;
import org.entente.people.Profile;
import org.entente.site.Problem;
import org.entente.site.Site;

/** Posts that are written here: they become a message and take the same road as a mail. */
@ApplicationScoped
@Transactional
class Writing {
    private Lists lists;
    private Posts posts;
    private Posting posting;
    private Crossings crossings;
    private Attachments attachments;
    private Site site;
    private MailSite mail;

    protected Writing() {}

    @Inject
    Writing(
            Lists lists,
            Posts posts,
            Posting posting,
            Crossings crossings,
            Attachments attachments,
            Site site,
            MailSite mail) {
        this.lists = lists;
        this.posts = posts;
        this.posting = posting;
        this.crossings = crossings;
        this.attachments = attachments;
        this.site = site;
        this.mail = mail;
    }

    /** Posts it, or leaves it to the owners; a {@link Problem} 403 where the list does not take it. */
    public Written post(String name, PostDraft draft, Profile by) {
        return post(name, draft, UUID.randomUUID().toString(), by);
    }

    /** The same; what is sent a second time under that name is posted once. */
    public Written post(String name, PostDraft draft, String request, Profile by) {
        var list = lists.get(name, by);
        draft.check();
        var octets =
                letter(list, draft, by).messageId(request + "@" + mail.domain()).write();
        var sender = new Mailbox(by.name(), by.email().toLowerCase(Locale.ROOT));
        if (!list.homeSite().equals(site.name())) {
            return crossings.send(list, octets, sender, by);
        }
        var message = MailReading.read(new ByteArrayInputStream(octets));
        var taken = posting.submit(list, new Submission(sender, sender.address(), by.id(), message, octets));
        if (taken.post() == null && taken.held() == null) {
            throw Written.refused(taken.reason());
        }
        return new Written(taken.post(), taken.held(), taken.reason(), null);
    }

    private Letter letter(MailingList list, PostDraft draft, Profile by) {
        var letter = new Letter(new Mailbox(by.name(), by.email()))
                .to(new Mailbox(list.settings().title(by.language()), list.address()))
                .subject(draft.subject())
                .text(draft.text());
        if (draft.inReplyTo() != null && !draft.inReplyTo().isBlank()) {
            var answered = posts.find(draft.inReplyTo())
                    .filter(post -> post.list().equals(list.name()))
                    .orElseThrow(() -> Problem.invalid("inReplyTo", "mailinglist.fault.answered"));
            letter.answers(answered.messageId());
        }
        for (int i = 0; i < draft.attachments().size(); i++) {
            letter.file(file(draft.attachments().get(i), i, by));
        }
        return letter;
    }

    private MailFile file(String id, int place, Profile by) {
        var file = attachments
                .readable(id, by.id(), null)
                .orElseThrow(() -> Problem.invalid("attachments[" + place + "]", "attachment.fault.unknown"));
        try (var stream = attachments.open(id, by).orElseThrow()) {
            return new MailFile(file.name(), file.type(), null, stream.readAllBytes());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
