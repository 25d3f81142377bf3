package org.entente.mailinglist;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.entente.attachment.Attachment;
import org.entente.attachment.Attachments;
import org.entente.exchange.Outbox;
import org.entente.exchange.Topics;
import org.entente.mail.Mailbox;
import org.entente.people.Profile;
import org.entente.site.Database;

/** What is written here to a list that is at home elsewhere goes there to be judged. Call it inside a transaction. */
@Singleton
class Crossings {
    private final Attachments attachments;
    private final Outbox outbox;
    private final Members members;

    @Inject
    Crossings(Attachments attachments, Outbox outbox, Members members) {
        this.attachments = attachments;
        this.outbox = outbox;
        this.members = members;
    }

    /** What the home site would refuse by what is known here too is refused at once. */
    Written send(MailingList list, byte[] octets, Mailbox sender, Profile by) {
        if (list.isClosed()) {
            throw Written.refused("closed");
        }
        if (octets.length > list.settings().sizeLimit()) {
            throw Written.refused("size");
        }
        var id = UUID.randomUUID().toString();
        var item = PostSubmitted.item(id);
        var file = store(octets, by);
        var references = attachments.attach(item, List.of(file.id()), by.id()).stream()
                .map(Attachment::reference)
                .toList();
        boolean member = members.isMember(list.name(), sender.address())
                || list.settings().standing().holds(by);
        outbox.publish(
                Topics.POSTS,
                PostSubmitted.TYPE,
                id,
                new PostSubmitted(
                        id,
                        list.name(),
                        list.homeSite(),
                        by.id(),
                        member,
                        sender.name(),
                        sender.address(),
                        file.id(),
                        Database.now(),
                        references));
        attachments.publish(item);
        return new Written(null, null, "", list.homeSite());
    }

    private Attachment store(byte[] octets, Profile by) {
        try {
            return attachments.store(new ByteArrayInputStream(octets), "message.eml", by.id());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
