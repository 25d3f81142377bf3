package org.entente.attachment;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.entente.exchange.Envelope;
import org.entente.exchange.EnvelopeHandler;

/**
 * Applies chunks, before or after the item that they are for, in any order and any number of times. What contradicts
 * the announcement or the hash is refused, so the envelope is parked. A file whose hash is wrong can be read by nobody;
 * another announcement of it begins anew. What is whole needs no chunk more. A chunk without octets says that its home
 * site no longer keeps the file; it is refused only where an item still waits for it.
 */
@Singleton
class ChunkArrivals implements EnvelopeHandler {
    private record HashRefused(String sha256) {}

    @Resource
    private ManagedExecutorService executor;

    private final Blobs blobs;
    private final Chunks chunks;
    private final Event<HashRefused> refused;

    @Inject
    ChunkArrivals(Blobs blobs, Chunks chunks, Event<HashRefused> refused) {
        this.blobs = blobs;
        this.chunks = chunks;
        this.refused = refused;
    }

    @Override
    public Set<String> types() {
        return Set.of(Attachments.CHUNK);
    }

    @Override
    public void receive(Envelope envelope) {
        var part = envelope.part();
        var octets = envelope.body();
        var sha256 = hash(envelope.key());
        require(part >= 0, "Part %d does not exist.", part);
        require(
                octets.length <= Chunks.OCTETS,
                "Part %d has %d octets: a chunk has %d at most.",
                part,
                octets.length,
                Chunks.OCTETS);
        if (octets.length == 0) {
            require(!blobs.isAwaited(sha256), "Part %d is empty: its home site no longer keeps the file.", part);
            return;
        }
        var blob = blobs.lock(sha256);
        if (!blob.isArrived()) {
            take(blob, envelope.key(), part, octets);
        }
    }

    private void take(Blob blob, String announcement, int part, byte[] octets) {
        if (blob.begin(announcement)) {
            chunks.delete(blob.id());
        }
        require(!blob.isDamaged(), "The file came damaged: its SHA-256 was not the announced one.");
        var size = blob.size();
        if (size != null) {
            requirePlace(size, part, octets.length);
        }
        chunks.write(blob.id(), part, octets);
        if (size != null && !blobs.settle(blob, size)) {
            refused.fire(new HashRefused(blob.sha256()));
            throw new ChunkRefused(
                    "With part %d the file is whole, and its SHA-256 is not the announced one.".formatted(part));
        }
    }

    private static String hash(String key) {
        var sha256 = key.substring(0, Math.min(64, key.length()));
        require(Reference.isHash(sha256), "The key of a chunk begins with a SHA-256 in hexadecimal.");
        return sha256;
    }

    private static void requirePlace(long size, int part, int octets) {
        var parts = Chunks.parts(size);
        require(part < parts, "Part %d is out of range: the file has parts 0 to %d.", part, parts - 1);
        var due = Chunks.octets(size, part);
        require(octets == due, "Part %d has %d octets, and should have %d.", part, octets, due);
    }

    private static void require(boolean holds, String otherwise, Object... values) {
        if (!holds) {
            throw new ChunkRefused(otherwise.formatted(values));
        }
    }

    /** The refusal undoes its transaction; that the file is damaged must outlive it. */
    private void remember(@Observes(during = TransactionPhase.AFTER_FAILURE) HashRefused event) {
        executor.execute(() -> blobs.damage(event.sha256()));
    }
}
