package org.entente.mailinglist;

import org.jspecify.annotations.Nullable;

/** A member as PUT takes one; what is left out stays, or has its default. */
public record MemberBody(
        @Nullable String name,
        @Nullable String language,
        @Nullable String mode) {
    Members.Wish wish() {
        return new Members.Wish(name, language, mode);
    }
}
