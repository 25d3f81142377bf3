package org.entente.mailinglist;

import org.jspecify.annotations.Nullable;

/**
 * A list as one person sees it on a page.
 *
 * @param member how the person receives it; null for no member
 * @param asked whether they have asked to join, and nobody has decided
 * @param waiting posts that wait for its owner, and {@code joining} people that do; 0 for others
 */
public record OwnList(ListDetail list, @Nullable Member member, boolean asked, long waiting, long joining) {
    public boolean mine() {
        return member != null;
    }

    public boolean suspended() {
        return member != null && member.suspended();
    }

    /** Whether the reader may ask to become a member. */
    public boolean mayJoin() {
        return member == null
                && !asked
                && !list.closed()
                && (list.owner() || !list.subscription().equals("closed"));
    }

    public boolean leaves() {
        return member != null && list.receives();
    }
}
