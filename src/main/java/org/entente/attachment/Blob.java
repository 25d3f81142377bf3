package org.entente.attachment;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One file's octets, whatever people call it; its life is told in the package. Change it under its row's lock only. */
@Entity
@Table(name = "blob")
class Blob {
    enum State {
        UPLOADING,
        ARRIVING,
        ARRIVED,
        DAMAGED;

        /** As people and programs see it. */
        String shown() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private @Nullable String sha256;

    @Enumerated(EnumType.STRING)
    private State state = State.UPLOADING;

    private @Nullable Long size;
    private @Nullable String type;

    /** The announcement whose chunks began it. */
    private @Nullable String announcement;

    protected Blob() {}

    static Blob uploading() {
        return new Blob();
    }

    /** An item says how long the file is; the newest word holds until the file is whole. */
    void expect(long announced) {
        size = announced;
    }

    /** Whole, and the hash is right. */
    void arrive(long octets, String seen) {
        size = octets;
        type = seen;
        state = State.ARRIVED;
    }

    /** A file that was damaged gets its second chance from another announcement. */
    boolean begin(String announced) {
        var again = state == State.DAMAGED && !announced.equals(announcement);
        if (again) {
            state = State.ARRIVING;
        }
        if (again || announcement == null) {
            announcement = announced;
        }
        return again;
    }

    void damage() {
        state = State.DAMAGED;
    }

    long id() {
        return Objects.requireNonNull(id);
    }

    String sha256() {
        return Objects.requireNonNull(sha256);
    }

    State state() {
        return state;
    }

    boolean isDamaged() {
        return state == State.DAMAGED;
    }

    boolean isArrived() {
        return state == State.ARRIVED;
    }

    /** Null until an item or an upload says it. */
    @Nullable
    Long size() {
        return size;
    }

    @Nullable
    String type() {
        return type;
    }
}
