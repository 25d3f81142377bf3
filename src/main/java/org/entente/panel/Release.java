package org.entente.panel;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One delivery to a panel's list.
 *
 * @param id the post that it came with
 * @param knownAt when it was published at the list's home; versions of figures are ordered by it
 * @param state {@code open} (not understood yet), {@code arriving} or {@code read}
 * @param how {@code automatic}, or {@code mapping} where a person had said how it is read
 * @param figures how many it holds
 * @param newest the newest period in it
 */
public record Release(
        String id,
        String list,
        String sender,
        String subject,
        Instant knownAt,
        String state,
        @Nullable String how,
        int figures,
        @Nullable String newest) {
    static Release of(
            String id, String list, String sender, String subject, Instant knownAt, String state, Notes notes) {
        return new Release(id, list, sender, subject, knownAt, state, notes.how(), notes.count(), notes.newest());
    }

    public boolean open() {
        return state.equals(Notes.OPEN);
    }

    public String newest(Locale language) {
        return newest == null ? "" : PeriodName.of(newest, language);
    }
}
