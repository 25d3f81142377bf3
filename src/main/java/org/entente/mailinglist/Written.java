package org.entente.mailinglist;

import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What became of something that was written here.
 *
 * @param post its id, where it goes out
 * @param held the id under which it waits for an owner, and {@code reason} why: {@code mailinglist.reason.REASON}
 * @param sentTo the list's home site, where it is on its way to be judged there; its author is told by mail what comes
 *     of it unless it goes out
 */
record Written(
        @Nullable String post,
        @Nullable String held,
        String reason,
        @Nullable String sentTo) {

    static Problem refused(String reason) {
        return new Problem(403, "post-refused", "The list does not take this post: " + reason + ".").with(reason);
    }
}
