package org.entente.panel;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a delivery's files at the list's home, as it travels with the post.
 *
 * @param state {@code read} or {@code open}
 * @param how {@code automatic}, or {@code mapping} where a person had said how; null while open
 * @param count of figures
 * @param newest the newest period in it
 */
public record Notes(
        String state,
        @Nullable String how,
        int count,
        @Nullable String newest,
        List<FileNotes> files) {
    static final String READ = "read";
    static final String OPEN = "open";
    private static final Jsonb JSON = JsonbBuilder.create();
    /** Of one file: more would not help its reader. */
    private static final int MOST_GAPS = 8;

    /** One file, and why it is not read. */
    public record FileNotes(String name, boolean read, List<Gap> gaps) {
        public FileNotes {
            gaps = gaps == null ? List.of() : gaps.stream().limit(MOST_GAPS).toList();
        }
    }

    public Notes {
        files = files == null ? List.of() : List.copyOf(files);
    }

    boolean isRead() {
        return state.equals(READ);
    }

    String write() {
        return JSON.toJson(this);
    }

    /** Notes of ours; an {@link IllegalArgumentException} for anything else. */
    static Notes read(String json) {
        return read(json, Notes.class);
    }

    static <T> T read(String json, Class<T> shape) {
        try {
            return JSON.fromJson(json, shape);
        } catch (JsonbException other) {
            throw new IllegalArgumentException("not what a panel notes: " + other.getMessage(), other);
        }
    }

    static String json(Object record) {
        return JSON.toJson(record);
    }
}
