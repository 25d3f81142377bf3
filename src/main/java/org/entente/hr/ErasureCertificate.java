package org.entente.hr;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What proves that an application is gone: no word of it is in here.
 *
 * @param reason {@code request} of the candidate, {@code retention}, {@code mistake}, or {@code restored}: a backup had
 *     brought it back
 * @param mailbox the copies on the mail server of the mails that it came as
 * @param sites each site that held a copy, and when it destroyed its key
 * @param logHash of the application's last line in the log, which tells of the erasure
 */
public record ErasureCertificate(
        String application,
        Instant erasedAt,
        String erasedBy,
        String reason,
        int messages,
        int files,
        List<MailboxCopy> mailbox,
        List<Confirmation> sites,
        String logHash) {
    /**
     * A copy on the mail server.
     *
     * @param state {@code waiting} to be erased, {@code erased}, or {@code absent}: it was not there any more
     * @param doneAt null while it waits
     */
    public record MailboxCopy(String state, @Nullable Instant doneAt) {}

    /** A site's word that it can read nothing of the application any more; null while it has not said so. */
    public record Confirmation(String site, @Nullable Instant confirmedAt) {}
}
