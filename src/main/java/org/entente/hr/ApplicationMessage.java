package org.entente.hr;

import java.time.Instant;
import java.util.List;

/** A message of an application's thread; the first one is the letter. {@code outgoing} is one of ours. */
public record ApplicationMessage(
        String id,
        boolean outgoing,
        Instant at,
        String sender,
        String subject,
        String text,
        List<ApplicationFile> files) {}
