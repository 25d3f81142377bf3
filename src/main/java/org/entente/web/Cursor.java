package org.entente.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/** A place in a list as the API shows it: opaque, of {@code [A-Za-z0-9_-]}. */
public final class Cursor {
    private Cursor() {}

    public static String of(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    /** The place; an empty string for none, the list's beginning; a {@link Problem} if it is not one of ours. */
    public static String place(@Nullable String after) {
        if (after == null || after.isEmpty()) {
            return "";
        }
        try {
            var place = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
            if (of(place).equals(after) && place.indexOf(0) < 0) {
                return place;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw Problem.invalid("after", "web.fault.after");
    }
}
