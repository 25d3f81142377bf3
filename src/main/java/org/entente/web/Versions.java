package org.entente.web;

import jakarta.ws.rs.core.EntityTag;
import java.util.stream.Stream;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/** Versions of an item as {@code ETag} and {@code If-Match} (RFC 9110, section 13). */
public final class Versions {
    private Versions() {}

    /** For {@code Response.tag}. */
    public static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    /** A {@link Problem} 428 without {@code If-Match}, 412 if it names another version than the current one. */
    public static void require(@Nullable String ifMatch, long current) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Problem(
                    428,
                    "version-required",
                    "Say in If-Match which version you have changed: the ETag of the GET that you began from.");
        }
        var wanted = Stream.of(ifMatch.split(",")).map(String::strip);
        if (wanted.noneMatch(tag -> tag.equals("*") || tag.equals("\"" + current + "\""))) {
            throw new Problem(
                    412,
                    "version-stale",
                    "It has been changed since you read it. Read it again and make your change to what is there now.");
        }
    }
}
