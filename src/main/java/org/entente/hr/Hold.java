package org.entente.hr;

import java.time.Instant;

/** Why an application must not be erased now, whoever asks for it. */
public record Hold(String reason, String placedBy, Instant placedAt) {}
