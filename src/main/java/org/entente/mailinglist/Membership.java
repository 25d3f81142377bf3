package org.entente.mailinglist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import org.entente.people.Profile;
import org.entente.site.Problem;

/** Who may change whose membership: owners everybody's, people their own as far as the list is open. */
@ApplicationScoped
@Transactional
class Membership {
    private Lists lists;
    private Members members;

    protected Membership() {}

    @Inject
    Membership(Lists lists, Members members) {
        this.lists = lists;
        this.members = members;
    }

    public List<Member> list(String list, String after, int limit, Profile by) {
        return members.list(lists.owned(list, by).name(), after, limit);
    }

    /** Those whose name or address has these words in it; {@code suspended}: only those to whom nothing is sent. */
    public List<Member> search(String list, String words, boolean suspended, String after, int limit, Profile by) {
        return members.search(lists.owned(list, by).name(), words, suspended, after, limit);
    }

    /** The member, for its owners and for themselves. */
    public Member find(String list, String address, Profile by) {
        var own = Address.of(address);
        if (!isOneself(own, by)) {
            lists.owned(list, by);
        }
        return members.find(lists.get(list, by).name(), own)
                .orElseThrow(() -> Problem.notFound("The list has no member with this address at this site."));
    }

    /** True where it was none before. */
    public boolean put(String list, String address, Members.Wish wish, Profile by) {
        var own = Address.of(address);
        var known = lists.get(list, by);
        if (known.isClosed()) {
            throw new Problem(409, "list-closed", "A closed list takes no members.");
        }
        if (!known.isOwner(by)) {
            requireSelf(own, by);
            if (!known.settings().subscription().equals("open") && !members.isMember(list, own)) {
                throw Problem.forbidden("The owners of this list decide who joins it. Ask them.");
            }
        }
        return members.put(list, own, wish);
    }

    public void remove(String list, String address, Profile by) {
        var own = Address.of(address);
        var known = lists.get(list, by);
        if (!known.isOwner(by)) {
            requireSelf(own, by);
        }
        if (!members.remove(list, own)) {
            throw Problem.notFound("The list has no member with this address at this site.");
        }
    }

    private static void requireSelf(String address, Profile by) {
        if (!isOneself(address, by)) {
            throw Problem.forbidden("Only the list's owners may do this for somebody else.");
        }
    }

    private static boolean isOneself(String address, Profile by) {
        return by.email().toLowerCase(Locale.ROOT).equals(address);
    }
}
