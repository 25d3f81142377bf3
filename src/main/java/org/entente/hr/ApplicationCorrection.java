package org.entente.hr;

import org.jspecify.annotations.Nullable;

/**
 * What a person puts right; null for what stays.
 *
 * @param notice the opening's id; empty for "to be sorted"
 */
public record ApplicationCorrection(
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String language,
        @Nullable String notice) {}
