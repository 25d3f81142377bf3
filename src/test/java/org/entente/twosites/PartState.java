package org.entente.twosites;

import org.jspecify.annotations.Nullable;

/**
 * A part as it is now.
 *
 * @param part its name, for instance {@code fr-broker}
 * @param state {@code ready}, {@code starting} or {@code stopped}
 * @param pid its process, or null while it is stopped
 * @param port where it listens on the loopback
 */
public record PartState(String part, String state, @Nullable Long pid, int port) {}
