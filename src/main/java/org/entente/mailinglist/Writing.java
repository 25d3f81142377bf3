package org.entente.mailinglist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.entente.attachment.Attachments;
import org.entente.mail.Letter;
import org.entente.mail.MailFile;
import org.entente.mail.MailReading;
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
    private Attachments attachments;
    private Site site;

    protected Writing() {}

    @Inject
    Writing(Lists lists, Posts posts, Posting posting, Attachments attachments, Site site) {
        this.lists = lists;
        this.posts = posts;
        this.posting = posting;
        this.attachments = attachments;
        this.site = site;
    }

    /** Posts it, or leaves it to the owners; a {@link Problem} 403 where the list does not take it. */
    public Posting.Taken post(String name, PostDraft draft, Profile by) {
        var list = lists.get(name, by);
        draft.check();
        if (!list.homeSite().equals(site.name())) {
            throw new Problem(
                            409,
                            "list-elsewhere",
                            "Posts are taken at the list's home site, %s. Write to %s."
                                    .formatted(list.homeSite(), list.address()))
                    .with(list.homeSite());
        }
        var octets = letter(list, draft, by).write();
        var sender = new Mailbox(by.name(), by.email().toLowerCase(Locale.ROOT));
        var message = MailReading.read(new ByteArrayInputStream(octets));
        var taken = posting.submit(list, new Submission(sender, sender.address(), by.id(), message, octets));
        if (taken.post() == null && taken.held() == null) {
            throw new Problem(403, "post-refused", "The list does not take this post: " + taken.reason() + ".")
                    .with(taken.reason());
        }
        return taken;
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
