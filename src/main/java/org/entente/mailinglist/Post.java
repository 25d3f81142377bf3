package org.entente.mailinglist;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post, for who makes more of it.
 *
 * @param sender the address that it is from
 * @param sentAt when the sender says that it was written; else when it was taken in
 * @param notes what was read in it at home; empty for nothing
 * @param files what the sender attached
 * @param extra what was added at home; empty while it did not come
 */
public record Post(
        String id,
        String list,
        String homeSite,
        String sender,
        String subject,
        Instant sentAt,
        @Nullable Instant publishedAt,
        String notes,
        List<File> files,
        List<File> extra) {

    /** A file of a post: whole, and here. */
    public record File(String name, String type, long size, Opening octets) {}

    /** Opens a file's octets from the beginning. */
    @FunctionalInterface
    public interface Opening {
        InputStream open() throws IOException;
    }
}
