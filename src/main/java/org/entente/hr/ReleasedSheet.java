package org.entente.hr;

import org.jspecify.annotations.Nullable;

/**
 * What stands on the page of an application that was released to its reader.
 *
 * @param document null while it is on its way
 */
public record ReleasedSheet(ReleasedItem release, @Nullable ReleasedDocument document) {}
