package org.entente.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/** Media types, read from the first octets. Tika detects and never parses: its parsers are not for hostile input. */
public final class FileType {
    private static final String UNKNOWN = "application/octet-stream";
    /** What browsers show by a viewer of their own, without running it as a page of ours. */
    private static final Set<String> SHOWN = Set.of("application/pdf", "image/png", "image/jpeg");
    /** Containers and plain text look alike inside; here, and only here, the name says which one it is. */
    private static final Set<String> ALIKE =
            Set.of("application/zip", "application/x-tika-ooxml", "application/x-tika-msoffice", "text/plain");

    private static final Set<String> OFFICE = Set.of(
            "application/msword",
            "application/vnd.ms-",
            "application/vnd.oasis.opendocument.",
            "application/vnd.openxmlformats-officedocument.");

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("application/pdf", "PDF"),
            Map.entry("image/png", "PNG"),
            Map.entry("image/jpeg", "JPEG"),
            Map.entry("image/gif", "GIF"),
            Map.entry("application/zip", "ZIP"),
            Map.entry("text/csv", "CSV"),
            Map.entry("text/html", "HTML"),
            Map.entry("application/msword", "Word"),
            Map.entry("application/vnd.openxmlformats-officedocument.wordprocessingml", "Word"),
            Map.entry("application/vnd.ms-excel", "Excel"),
            Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml", "Excel"),
            Map.entry("application/vnd.ms-powerpoint", "PowerPoint"),
            Map.entry("application/vnd.openxmlformats-officedocument.presentationml", "PowerPoint"),
            Map.entry("application/vnd.oasis.opendocument.", "OpenDocument"));

    /** The octets that are enough to tell. */
    public static final int LOOKED_AT = 65_536;

    private FileType() {}

    /** What the octets say; {@code application/octet-stream} when they say nothing. */
    static String of(byte[] first) {
        return detect(first, null);
    }

    /** The type of a file by this name with these contents; a name never makes a page or a picture of anything. */
    public static String of(byte[] first, String name) {
        return refine(of(first), name);
    }

    static String refine(String type, String name) {
        if (!ALIKE.contains(type)) {
            return type;
        }
        var named = detect(new byte[0], name);
        var office = OFFICE.stream().anyMatch(named::startsWith);
        var table = named.equals("text/csv") || named.equals("text/tab-separated-values");
        return (type.equals("text/plain") ? table : office) ? named : type;
    }

    /** The word that people have for it, the same in every language. */
    static Optional<String> kind(String type) {
        return KINDS.entrySet().stream()
                .filter(kind -> type.startsWith(kind.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    static boolean isShown(String type) {
        return SHOWN.contains(type);
    }

    /** A type that came from outside, fit for a header and a page; it is shown until our own eyes have seen the file. */
    static String clean(@Nullable String type) {
        var lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
        return lower.matches("[a-z]{1,20}/[a-z0-9.+-]{1,100}") ? lower : UNKNOWN;
    }

    private static String detect(byte[] first, @Nullable String name) {
        var hints = new Metadata();
        if (name != null) {
            hints.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        }
        try {
            var type = MimeTypes.getDefaultMimeTypes()
                    .detect(name == null ? new ByteArrayInputStream(first) : null, hints);
            return clean(type.getBaseType().toString());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
