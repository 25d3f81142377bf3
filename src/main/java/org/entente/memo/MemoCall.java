package org.entente.memo;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How loudly a memo calls, why, and what it asks of its readers: columns of {@link Memo}, kept apart for their number. */
@MappedSuperclass
abstract class MemoCall extends MemoLife {
    private String importance = "";
    private @Nullable String reason;

    @Column(name = "acknowledge_by")
    private @Nullable Instant acknowledgeBy;

    @Column(name = "asked_version")
    private @Nullable Integer askedVersion;

    @Column(name = "due_at")
    private @Nullable Instant dueAt;

    void call(MemoDraft draft) {
        importance = draft.importance();
        reason = draft.reason();
        acknowledgeBy = draft.acknowledgeBy();
    }

    /** At its home site, this version asks: for the first time, or {@code anew}; else what was asked before stands. */
    void ask(int version, boolean anew) {
        askedVersion =
                acknowledgeBy == null ? null : anew || askedVersion == null ? Integer.valueOf(version) : askedVersion;
    }

    /** Elsewhere: as its home site says. */
    void asked(@Nullable Integer version) {
        askedVersion = version;
    }

    void due(@Nullable Instant at) {
        dueAt = at;
    }

    String importance() {
        return importance;
    }

    /** Why it is urgent; null where nobody said, or where it is not. */
    @Nullable
    String reason() {
        return reason;
    }

    @Nullable
    Instant acknowledgeBy() {
        return acknowledgeBy;
    }

    @Nullable
    Integer askedVersion() {
        return askedVersion;
    }

    /** The first version whose acknowledgement counts; of none where nobody was asked. */
    int asked() {
        return askedVersion == null ? Integer.MAX_VALUE : askedVersion;
    }

    @Nullable
    Instant dueAt() {
        return dueAt;
    }

    boolean asksAcknowledgement() {
        return askedVersion != null;
    }
}
