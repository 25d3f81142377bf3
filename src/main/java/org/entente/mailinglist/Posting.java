package org.entente.mailinglist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.entente.mail.MailSite;
import org.entente.mail.Vouching;
import org.entente.people.People;
import org.entente.people.Role;
import org.entente.site.Sha256;
import org.jspecify.annotations.Nullable;

/** The one entrance for whatever is to be posted, from wherever: {@link Rules} judges, then it is done. */
@ApplicationScoped
@Transactional
class Posting {
    private Posts posts;
    private Held held;
    private Members members;
    private MembersElsewhere elsewhere;
    private People people;
    private Vouching vouching;
    private MailSite mail;

    protected Posting() {}

    @Inject
    Posting(
            Posts posts,
            Held held,
            Members members,
            MembersElsewhere elsewhere,
            People people,
            Vouching vouching,
            MailSite mail) {
        this.posts = posts;
        this.held = held;
        this.members = members;
        this.elsewhere = elsewhere;
        this.people = people;
        this.vouching = vouching;
        this.mail = mail;
    }

    /**
     * What became of it.
     *
     * @param reason why it did not go out: {@code mailinglist.reason.REASON}
     * @param post its id, where it went out
     * @param held the id under which it waits
     */
    record Taken(
            Rules.Outcome outcome,
            String reason,
            @Nullable String post,
            @Nullable String held) {}

    /** At the list's home. The same Message-ID a second time changes nothing and gives the same answer. */
    public Taken submit(MailingList list, Submission post) {
        return submit(list, post, false);
    }

    /** The same; {@code member}: whether the site of who wrote it says that they are a member there. */
    public Taken submit(MailingList list, Submission post, boolean member) {
        var messageId = messageId(post);
        var known = posts.known(list.name(), messageId);
        if (known.isPresent()) {
            return new Taken(Rules.Outcome.PUBLISH, "", known.get(), null);
        }
        var verdict = Rules.of(post, list.settings(), list.listId(), list.isClosed(), sender(list, post, member));
        return switch (verdict.outcome()) {
            case PUBLISH -> new Taken(verdict.outcome(), "", posts.take(list, post, messageId), null);
            case HOLD ->
                new Taken(
                        verdict.outcome(), verdict.reason(), null, held.keep(list, post, messageId, verdict.reason()));
            default -> new Taken(verdict.outcome(), verdict.reason(), null, null);
        };
    }

    /** An owner let it through. */
    String release(MailingList list, Submission post) {
        var messageId = messageId(post);
        return posts.known(list.name(), messageId).orElseGet(() -> posts.take(list, post, messageId));
    }

    /** What came without one gets one from its octets, so that a second copy is known again. */
    private String messageId(Submission post) {
        var given = post.message().messageId();
        return given.isBlank() || given.length() > 900 ? Sha256.hex(post.octets()) + "@" + mail.domain() : given;
    }

    private Rules.Sender sender(MailingList list, Submission post, boolean memberElsewhere) {
        var address = post.sender().address();
        var person = post.person() != null ? people.find(post.person()) : people.byAddress(address);
        boolean owner = post.person() != null && list.settings().owners().contains(post.person())
                || person.filter(it -> !it.disabled())
                        .filter(it -> list.settings().owners().contains(it.id())
                                || post.person() != null && it.hasRole(Role.ADMIN))
                        .isPresent();
        boolean member = memberElsewhere
                || members.isMember(list.name(), address)
                || elsewhere.isMember(list.name(), address)
                || person.filter(it -> list.settings().standing().holds(it)).isPresent();
        return new Rules.Sender(owner, member, vouching.of(post.message(), address));
    }
}
