package org.entente.hr;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What proves that an application is gone: no word of it is in here.
 *
 * @param reason {@code request} of the candidate, {@code retention} or {@code mistake}
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
        List<Confirmation> sites,
        String logHash) {
    /** A site's word that it can read nothing of the application any more; null while it has not said so. */
    public record Confirmation(String site, @Nullable Instant confirmedAt) {}
}
