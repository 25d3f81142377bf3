package org.entente.hr;

import java.time.Instant;

/**
 * Another application from the same address.
 *
 * @param reference of its opening; empty for none
 */
public record ApplicationTwin(String id, String reference, Instant receivedAt, String stage) {}
