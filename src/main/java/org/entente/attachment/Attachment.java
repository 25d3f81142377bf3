package org.entente.attachment;

import java.util.Optional;

/**
 * A file on an item, as this site has it now.
 *
 * @param id SHA-256 of the octets, in lower-case hexadecimal
 * @param size in octets
 * @param arrived how many of them are here
 * @param state {@code arriving}, {@code arrived} or {@code damaged}; only what has arrived can be opened
 */
public record Attachment(String id, String name, String type, long size, long arrived, String state) {
    /** What its item takes along to the other sites. */
    public Reference reference() {
        return new Reference(id, name, type, size);
    }

    public boolean whole() {
        return state.equals("arrived");
    }

    public boolean damaged() {
        return state.equals("damaged");
    }

    /** Whether browsers have a viewer for it; anything else they save. */
    public boolean shown() {
        return FileType.isShown(type);
    }

    /** What people call its type, such as PDF or Excel; empty where they have no word for it. */
    public Optional<String> kind() {
        return FileType.kind(type);
    }

    /** 0 to 100; 100 only when the file is whole and its hash is right. */
    public int percent() {
        return whole() ? 100 : (int) Math.min(99, arrived * 100 / size);
    }
}
