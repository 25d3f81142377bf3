package org.entente.hr;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody noted, or a change of stage and perhaps its reason.
 *
 * @param stage which it was changed to; null for a note
 */
public record ApplicationNote(
        String author, Instant at, @Nullable String stage, String text) {}
