package org.entente.attachment;

import java.util.regex.Pattern;

/**
 * How an item that travels names one of its files; features put these in their own envelopes.
 *
 * @param id SHA-256 of the octets, in lower-case hexadecimal
 * @param name what the file is called on this item
 * @param type the media type that the sender's site saw in it
 * @param size in octets
 */
public record Reference(String id, String name, String type, long size) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public Reference {
        if (!isHash(id)) {
            throw new IllegalArgumentException("An attachment's id is 64 hexadecimal digits.");
        }
        if (size < 1) {
            throw new IllegalArgumentException("Attachment %s has %d octets.".formatted(id, size));
        }
        name = FileName.clean(name);
        type = FileType.clean(type);
    }

    static boolean isHash(String id) {
        return id != null && SHA256.matcher(id).matches();
    }
}
