package org.entente.hr;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code application.json} of an export says: the application, and who saw and changed it.
 *
 * @param consent to be kept in the talent pool; null where there was none, and for a hiring manager
 * @param releases to whom at other sites it was shown; empty for a hiring manager
 * @param log for a hiring manager without what is HR's
 */
public record ApplicationArchive(
        ApplicationDetail application, @Nullable Consent consent, List<Release> releases, List<AuditEntry> log) {}
