package org.entente.hr;

import java.time.Instant;
import java.util.List;

/**
 * What proves that an application is gone: no word of it is in here.
 *
 * @param reason {@code request} of the candidate, {@code retention} or {@code mistake}
 * @param sites each site that held a copy, and when it destroyed it
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
    /** A site's word that it holds nothing of the application any more. */
    public record Confirmation(String site, Instant confirmedAt) {}
}
