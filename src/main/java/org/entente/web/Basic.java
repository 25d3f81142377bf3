package org.entente.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/** Credentials as a program sends them (RFC 7617), in UTF-8. */
record Basic(String id, String password) {
    /** Empty without the header or with one of another scheme. */
    static Optional<Basic> of(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            var pair = new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
            var colon = pair.indexOf(':');
            if (colon >= 0) {
                return Optional.of(new Basic(pair.substring(0, colon), pair.substring(colon + 1)));
            }
        } catch (IllegalArgumentException e) {
            // not Base64: said below
        }
        throw new Problem(
                401,
                "credentials-unreadable",
                "The Authorization header is not \"Basic\" with sign-in:password in Base64.");
    }

    @Override
    public String toString() {
        return "Basic";
    }
}
