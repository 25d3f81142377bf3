package org.entente.attachment;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The rows of {@code blob} and the rule that they change under their lock. Call it inside a transaction. */
@Singleton
class Blobs {
    private static final Logger LOG = Logger.getLogger(Blobs.class.getName());

    @PersistenceContext(unitName = "entente")
    private EntityManager entities;

    private final Chunks chunks;
    private final Event<AttachmentArrived> arrived;

    @Inject
    Blobs(Chunks chunks, Event<AttachmentArrived> arrived) {
        this.chunks = chunks;
        this.arrived = arrived;
    }

    /** The blob with this hash, made if need be, locked until the transaction ends. */
    Blob lock(String sha256) {
        entities.createNativeQuery(
                        "insert into blob (sha256, state) values (?, 'ARRIVING') on conflict (sha256) do nothing")
                .setParameter(1, sha256)
                .executeUpdate();
        return known(sha256, LockModeType.PESSIMISTIC_WRITE).orElseThrow();
    }

    /** The blob with this hash, locked, if there is one; it is not cleared before the transaction ends. */
    Optional<Blob> keep(String sha256) {
        return known(sha256, LockModeType.PESSIMISTIC_WRITE);
    }

    Optional<Blob> find(String sha256) {
        return known(sha256, LockModeType.NONE);
    }

    private Optional<Blob> known(String sha256, LockModeType lock) {
        return entities.createQuery("select b from Blob b where b.sha256 = :sha256", Blob.class)
                .setParameter("sha256", sha256)
                .setLockMode(lock)
                .getResultStream()
                .findFirst();
    }

    /**
     * Looks at a locked blob whose size is known: with all its octets here it has arrived, or it is damaged.
     *
     * @return false if it is damaged
     */
    boolean settle(Blob blob, long size) {
        if (blob.isArrived()) {
            return true;
        }
        var held = chunks.held(blob.id());
        var parts = Chunks.parts(size);
        if (held.parts() < parts || held.octets() < size) {
            return true;
        }
        if (!chunks.hash(blob.id(), parts).equals(blob.sha256())) {
            return false;
        }
        arrive(blob, size, FileType.of(chunks.read(blob.id(), 0, 0, FileType.LOOKED_AT)));
        return true;
    }

    /** The blob is whole and its hash is right. */
    void arrive(Blob blob, long size, String type) {
        blob.arrive(size, type);
        var items = items(blob.sha256());
        if (!items.isEmpty()) {
            arrived.fire(new AttachmentArrived(blob.sha256(), items));
        }
    }

    /** It was of use just now: the time until it may be cleared begins anew. */
    void touch(String sha256) {
        entities.createNativeQuery("update blob set touched_at = now() where sha256 = ?")
                .setParameter(1, sha256)
                .executeUpdate();
    }

    private List<String> items(String sha256) {
        return entities.createQuery(
                        "select distinct a.item from AttachedFile a where a.sha256 = :sha256 order by a.item",
                        String.class)
                .setParameter("sha256", sha256)
                .getResultList();
    }

    /** Whether an item here refers to it and it is not whole. */
    boolean isAwaited(String sha256) {
        return !items(sha256).isEmpty() && !find(sha256).map(Blob::isArrived).orElse(false);
    }

    /** What was refused cannot be opened, and the reader sees why. In a transaction of its own. */
    @Transactional(TxType.REQUIRES_NEW)
    void damage(String sha256) {
        keep(sha256).filter(blob -> !blob.isArrived()).ifPresent(this::damage);
    }

    void damage(Blob blob) {
        blob.damage();
        LOG.log(
                Level.SEVERE,
                "an attachment came damaged: its SHA-256 is not the announced one, id={0}",
                blob.sha256());
    }
}
