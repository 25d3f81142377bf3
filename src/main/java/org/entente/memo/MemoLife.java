package org.entente.memo;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When the steps of a memo's life were or will be: columns of {@link Memo}, kept apart for their number. */
@MappedSuperclass
abstract class MemoLife {
    @Column(name = "written_at")
    private Instant writtenAt = Instant.EPOCH;

    @Column(name = "publish_at")
    private @Nullable Instant publishAt;

    @Column(name = "published_at")
    private @Nullable Instant publishedAt;

    @Column(name = "changed_at")
    private @Nullable Instant changedAt;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "withdrawn_at")
    private @Nullable Instant withdrawnAt;

    @Column(name = "arrived_at")
    private @Nullable Instant arrivedAt;

    void write(Instant now, @Nullable Instant publication) {
        writtenAt = now;
        schedule(now, publication);
    }

    private void schedule(Instant now, @Nullable Instant publication) {
        publishAt = publication != null && publication.isAfter(now) ? publication : null;
    }

    void publish(Instant now) {
        publishedAt = now;
        changedAt = now;
    }

    /** A published one has a new version now; one that still waits may wait for another time. */
    void change(Instant now, @Nullable Instant publication) {
        if (isPublished()) {
            changedAt = now;
        } else {
            schedule(now, publication);
        }
    }

    void expire(@Nullable Instant at) {
        expiresAt = at;
    }

    void withdraw(Instant now) {
        withdrawnAt = now;
    }

    /** What its home site says of it; a version that comes after a withdrawal takes that back. */
    void layDown(Instant published, Instant changed) {
        writtenAt = published;
        publishedAt = published;
        changedAt = changed;
        withdrawnAt = null;
    }

    /** @return when it came to this site first */
    Instant arriveAt(Instant now) {
        var first = arrivedAt == null ? now : arrivedAt;
        arrivedAt = first;
        return first;
    }

    boolean isPublished() {
        return publishedAt != null;
    }

    boolean isExpired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    boolean isWithdrawn() {
        return withdrawnAt != null;
    }

    /** Whether it waited for its publication until now. */
    boolean isDue(Instant now) {
        return !isPublished() && !isWithdrawn() && publishAt != null && !publishAt.isAfter(now);
    }

    static boolean isAfter(Instant other, @Nullable Instant at) {
        return at != null && at.isAfter(other);
    }

    Instant writtenAt() {
        return writtenAt;
    }

    @Nullable
    Instant publishAt() {
        return publishAt;
    }

    @Nullable
    Instant publishedAt() {
        return publishedAt;
    }

    @Nullable
    Instant changedAt() {
        return changedAt;
    }

    @Nullable
    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable
    Instant withdrawnAt() {
        return withdrawnAt;
    }

    @Nullable
    Instant arrivedAt() {
        return arrivedAt;
    }
}
