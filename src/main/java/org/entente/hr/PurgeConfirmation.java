package org.entente.hr;

import java.time.Instant;

/** HR's word that the clock was right, and why. */
public record PurgeConfirmation(Instant at, String who, String reason) {}
