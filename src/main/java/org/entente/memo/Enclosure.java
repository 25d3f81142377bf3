package org.entente.memo;

import org.entente.mail.MailFile;
import org.jspecify.annotations.Nullable;

/**
 * A file of a memo in its mail.
 *
 * @param place {@code attached}, {@code page} (too large, read there), {@code arriving} or {@code damaged}
 * @param file null unless it is attached
 */
record Enclosure(
        String name, long size, String place, @Nullable MailFile file) {}
