package org.entente.mailinglist;

import java.time.Instant;

/**
 * A conversation in the archive: its first post, and what came last.
 *
 * @param thread its id
 * @param post the id of the first post that is here
 * @param last the id of the newest one, and {@code lastSender} whose it is
 */
public record PostThread(
        String thread,
        String post,
        String subject,
        String sender,
        long posts,
        long files,
        String last,
        String lastSender,
        Instant latest) {}
