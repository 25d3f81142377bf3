package org.entente.mailinglist;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.entente.mail.MailHandler;
import org.entente.mail.MailSite;
import org.entente.mail.RawMails;
import org.entente.mail.ReceivedMail;

/**
 * What comes to the mailbox of the lists: a post for the list whose address it was sent to, or a word to one of the
 * list's own addresses ({@code NAME-join}, {@code -leave}, {@code -owner}, {@code -confirm+TOKEN}). A mail to several
 * lists is a post on each. What names no list, and what would go round, is parked.
 */
@Singleton
class ListMail implements MailHandler {
    private final Lists lists;
    private final Posting posting;
    private final Requests requests;
    private final Notices notices;
    private final MailSite mail;
    private final RawMails raw;

    @Inject
    ListMail(Lists lists, Posting posting, Requests requests, Notices notices, MailSite mail, RawMails raw) {
        this.lists = lists;
        this.posting = posting;
        this.requests = requests;
        this.notices = notices;
        this.mail = mail;
        this.raw = raw;
    }

    @Override
    public Set<String> accounts() {
        return Set.of("lists");
    }

    @Override
    public void receive(ReceivedMail received) {
        boolean known = false;
        for (var local : new LinkedHashSet<>(
                received.recipients().stream().map(mail::local).toList())) {
            known |= receive(local, received);
        }
        if (!known) {
            throw new IllegalArgumentException("No list here has an address that this mail was sent to: "
                    + String.join(", ", received.recipients()) + ".");
        }
    }

    private boolean receive(String local, ReceivedMail received) {
        var plain = local.contains("+") ? local.substring(0, local.indexOf('+')) : local;
        var list = lists.known(plain).filter(it -> it.address().equals(mail.address(plain)));
        if (list.isPresent()) {
            post(list.get(), received);
            return true;
        }
        int dash = plain.lastIndexOf('-');
        return dash > 0
                && lists.known(plain.substring(0, dash))
                        .filter(it -> it.address(plain.substring(dash + 1)).equals(mail.address(plain)))
                        .map(it -> requests.take(
                                it,
                                plain.substring(dash + 1),
                                local.substring(Math.min(local.length(), plain.length() + 1)),
                                received))
                        .orElse(false);
    }

    private void post(MailingList list, ReceivedMail received) {
        var from = received.message().from();
        if (from == null) {
            throw new IllegalArgumentException("This mail does not say who it is from.");
        }
        var post = new Submission(from, received.sender(), null, received.message(), raw.octets(received.id()));
        var taken = posting.submit(list, post);
        if (taken.outcome() == Rules.Outcome.REJECT) {
            notices.refused(list, post, taken.reason());
        } else if (taken.outcome() == Rules.Outcome.STOP) {
            throw new IllegalArgumentException(Objects.requireNonNull(Stopped.of(taken.reason())));
        }
    }

    /** Why a mail is parked, in a sentence. */
    private static final class Stopped {
        static String of(String reason) {
            return switch (reason) {
                case "loop" -> "This post has gone out by this list before: it would go round.";
                case "hops" -> "This post has passed more than 30 servers: it may be going round.";
                case "answer" -> "This is a machine's answer and no post.";
                default -> "The list takes nothing from this sender.";
            };
        }
    }
}
