package org.entente.hr;

import java.util.List;

/** What {@code application.json} of an export says: the application, and who saw and changed it. */
public record ApplicationArchive(ApplicationDetail application, List<AuditEntry> log) {}
