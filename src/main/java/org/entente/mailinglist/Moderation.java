package org.entente.mailinglist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.entente.people.Profile;
import org.entente.site.Problem;

/** An owner's word on what waits. Deciding twice is refused; nothing is answered to a null sender. */
@ApplicationScoped
@Transactional
class Moderation {
    private Lists lists;
    private ListChanges changes;
    private Held held;
    private Posting posting;
    private Notices notices;

    protected Moderation() {}

    @Inject
    Moderation(Lists lists, ListChanges changes, Held held, Posting posting, Notices notices) {
        this.lists = lists;
        this.changes = changes;
        this.held = held;
        this.posting = posting;
        this.notices = notices;
    }

    public List<HeldPost> waiting(String list, Profile by) {
        return held.waiting(lists.owned(list, by).name());
    }

    public HeldPost find(String id, Profile by) {
        var post = held.find(id).orElseThrow(Moderation::unknown);
        lists.owned(post.list(), by);
        return post;
    }

    /**
     * It goes out.
     *
     * @param always whether this sender's posts go out from now on
     * @return the id of the post
     */
    public String accept(String id, boolean always, Profile by) {
        var list = list(id, by);
        var post = held.waitingFor(id);
        if (always) {
            changes.always(list, post.sender().address());
        }
        var published = posting.release(list, post);
        held.decide(id, "accepted", by.id(), "");
        return published;
    }

    /** It comes back to its sender with that reason. */
    public void reject(String id, String reason, Profile by) {
        var list = list(id, by);
        var post = held.waitingFor(id);
        var said = reason.strip();
        if (said.isEmpty()) {
            throw Problem.invalid("reason", "mailinglist.fault.reason");
        }
        notices.rejected(list, post, said);
        held.decide(id, "rejected", by.id(), said);
    }

    /** It goes, and nobody is told. */
    public void discard(String id, Profile by) {
        list(id, by);
        held.waitingFor(id);
        held.decide(id, "discarded", by.id(), "");
    }

    private MailingList list(String id, Profile by) {
        return changes.mine(held.find(id).orElseThrow(Moderation::unknown).list(), by);
    }

    private static Problem unknown() {
        return Problem.notFound("No such post waits here.");
    }
}
