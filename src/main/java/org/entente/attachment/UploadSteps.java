package org.entente.attachment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/**
 * The steps of an upload, each a transaction of its own: nothing is held while the client sends. What a crash leaves
 * has no hash, so nobody can read or attach it, and {@link Clearing} takes it away.
 */
@Singleton
@Transactional(TxType.REQUIRES_NEW)
class UploadSteps {
    @PersistenceContext(unitName = "entente")
    private EntityManager entities;

    private final Blobs blobs;
    private final Chunks chunks;

    @Inject
    UploadSteps(Blobs blobs, Chunks chunks) {
        this.blobs = blobs;
        this.chunks = chunks;
    }

    long begin() {
        var blob = Blob.uploading();
        entities.persist(blob);
        entities.flush();
        return blob.id();
    }

    void add(long upload, int part, byte[] octets) {
        chunks.write(upload, part, octets);
    }

    /** The octets get their hash. If they were here before, or half of them, one whole file is what remains. */
    void finish(long upload, String sha256, long size, String type, String name, String uploader) {
        var blob = blobs.lock(sha256);
        if (!blob.isArrived()) {
            chunks.move(upload, blob.id());
            blobs.arrive(blob, size, type);
        }
        entities.createNativeQuery("insert into upload (sha256, uploader, name) values (?, ?, ?)"
                        + " on conflict (sha256, uploader) do update set name = excluded.name, uploaded_at = now()")
                .setParameter(1, sha256)
                .setParameter(2, uploader)
                .setParameter(3, name)
                .executeUpdate();
        blobs.touch(sha256);
        discard(upload);
    }

    void discard(long upload) {
        entities.createNativeQuery("delete from blob where id = ? and sha256 is null")
                .setParameter(1, upload)
                .executeUpdate();
    }
}
