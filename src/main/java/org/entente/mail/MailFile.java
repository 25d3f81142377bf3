package org.entente.mail;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A file in a message, decoded.
 *
 * @param name what the sender calls it, decoded; never empty
 * @param type the media type that the sender gave, such as {@code text/csv}
 * @param contentId by which the HTML shows it, without brackets; null where it is only attached
 */
public record MailFile(String name, String type, @Nullable String contentId, byte[] octets) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MailFile file
                && name.equals(file.name)
                && type.equals(file.type)
                && java.util.Objects.equals(contentId, file.contentId)
                && Arrays.equals(octets, file.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }
}
