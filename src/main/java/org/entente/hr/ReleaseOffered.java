package org.entente.hr;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An application is to be shown to one person. Nothing of the candidate is in here: not even the purpose, which is free
 * text, nor an id of the application.
 *
 * @param site whose person it is; others take no notice
 * @param reference of the opening
 */
public record ReleaseOffered(
        String id, String site, String person, @Nullable String reference, Instant offeredAt, Instant expiresAt) {
    static final String TYPE = "org.entente.release.offered";

    public ReleaseOffered {
        if (id == null || site == null || person == null || offeredAt == null || expiresAt == null) {
            throw new IllegalArgumentException("an offer needs id, site, person, offeredAt and expiresAt");
        }
    }
}
