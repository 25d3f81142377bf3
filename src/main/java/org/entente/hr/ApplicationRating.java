package org.entente.hr;

import java.time.Instant;

/**
 * What one person thinks of an application.
 *
 * @param person their sign-in
 * @param stars 1 to 5
 * @param reason why, in a sentence; may be empty
 */
public record ApplicationRating(String person, int stars, String reason, Instant at) {}
