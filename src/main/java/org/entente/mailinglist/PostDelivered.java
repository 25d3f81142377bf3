package org.entente.mailinglist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a post at one site; later ones of the same site stand for those before.
 *
 * @param distributedAt when it went out to the members there; null while it waits for its files
 * @param waiting how many mails are not settled yet; {@code sent} were taken by the SMTP server, {@code bounced} refused
 *     or returned
 */
public record PostDelivered(
        String post,
        String site,
        Instant arrivedAt,
        @Nullable Instant distributedAt,
        long waiting,
        long sent,
        long bounced) {
    static final String TYPE = "org.entente.post.delivered";

    public PostDelivered {
        if (post == null || site == null || arrivedAt == null) {
            throw new IllegalArgumentException("what became of a post needs post, site and arrivedAt");
        }
    }
}
