package org.entente.hr;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code application.json} of an export says: the application, and who saw and changed it.
 *
 * @param consent to be kept in the talent pool; null where there was none
 */
public record ApplicationArchive(
        ApplicationDetail application, @Nullable Consent consent, List<AuditEntry> log) {}
