package org.entente.hr;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the reading site tells of a release.
 *
 * @param home the site that it is for; others take no notice
 * @param publicKey with {@link #KEY}, in hexadecimal
 * @param person with {@link #OPENED}: who
 * @param file with {@link #OPENED}: the id of the file that was saved; null for a look
 * @param reason with {@link #ENDED}: {@code withdrawn}, {@code erased}, {@code expired}; {@code nobody} where there is no
 *     such person at work
 */
public record ReleaseReceipt(
        String id,
        String home,
        Instant at,
        @Nullable String publicKey,
        @Nullable String person,
        @Nullable String file,
        @Nullable String reason) {
    static final String KEY = "org.entente.release.key";
    static final String ARRIVED = "org.entente.release.arrived";
    static final String OPENED = "org.entente.release.opened";
    static final String ENDED = "org.entente.release.ended";

    public ReleaseReceipt {
        if (id == null || home == null || at == null) {
            throw new IllegalArgumentException("a receipt needs id, home and at");
        }
    }
}
