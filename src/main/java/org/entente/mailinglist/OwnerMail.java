package org.entente.mailinglist;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.entente.mail.Outgoing;
import org.entente.mail.OutgoingMail;
import org.entente.mail.RawMails;
import org.entente.mail.ReceivedMail;
import org.entente.people.People;

/** What is written to {@code NAME-owner}: it goes to the list's owners at this site. */
@Singleton
class OwnerMail {
    private final People people;
    private final Outgoing outgoing;
    private final RawMails raw;

    @Inject
    OwnerMail(People people, Outgoing outgoing, RawMails raw) {
        this.people = people;
        this.outgoing = outgoing;
        this.raw = raw;
    }

    /** Hands it on as it came. */
    void forward(MailingList list, ReceivedMail received) {
        if (received.message().headers("X-Entente-Owner").contains(list.name())) {
            throw new IllegalArgumentException("This has been to the owners already: it would go round.");
        }
        var owners = list.settings().owners().stream()
                .flatMap(owner -> people.find(owner).stream())
                .filter(owner -> !owner.disabled())
                .map(owner -> new OutgoingMail.Recipient(owner.email()))
                .toList();
        if (owners.isEmpty()) {
            throw new IllegalArgumentException("The list has no owner at this site.");
        }
        var mark = ("X-Entente-Owner: " + list.name() + "\r\n").getBytes(StandardCharsets.US_ASCII);
        var octets = raw.octets(received.id());
        var marked = new byte[mark.length + octets.length];
        System.arraycopy(mark, 0, marked, 0, mark.length);
        System.arraycopy(octets, 0, marked, mark.length, octets.length);
        outgoing.send(new OutgoingMail("list/" + list.name(), marked, false, List.copyOf(owners)));
    }
}
