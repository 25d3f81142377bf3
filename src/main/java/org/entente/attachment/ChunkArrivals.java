package org.entente.attachment;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Set;
import org.entente.exchange.Envelope;
import org.entente.exchange.EnvelopeHandler;

/**
 * Applies chunks, before or after the item that they are for, in any order and any number of times. What contradicts
 * the announcement or the hash is refused, so the envelope is parked; a file whose hash is wrong can be read by nobody,
 * and becomes whole when good chunks come. A chunk without octets says that its home site no longer keeps the file; it
 * is refused only where an item still waits for it.
 */
@ApplicationScoped
class ChunkArrivals implements EnvelopeHandler {
    private record HashRefused(String sha256) {}

    @Inject
    private Blobs blobs;

    @Inject
    private Chunks chunks;

    @Inject
    private Event<HashRefused> refused;

    @Resource
    private ManagedExecutorService executor;

    @Override
    public Set<String> types() {
        return Set.of(Attachments.CHUNK);
    }

    @Override
    public void receive(Envelope envelope) {
        var part = envelope.part();
        var octets = envelope.body();
        requireChunk(envelope.key(), part, octets.length);
        if (octets.length == 0) {
            require(
                    !blobs.isAwaited(envelope.key()),
                    "Part %d is empty: its home site no longer keeps the file.",
                    part);
            return;
        }
        var blob = blobs.lock(envelope.key());
        var size = blob.size();
        if (size != null) {
            requirePlace(size, part, octets.length);
        }
        if (blob.isArrived()) {
            require(
                    chunks.isSame(blob.id(), part, octets),
                    "Part %d differs from the file with this hash, which is here.",
                    part);
            return;
        }
        chunks.write(blob.id(), part, octets);
        if (size != null && !blobs.settle(blob, size)) {
            refused.fire(new HashRefused(blob.sha256()));
            throw new ChunkRefused(
                    "With part %d the file is whole, and its SHA-256 is not the announced one.".formatted(part));
        }
    }

    private static void requireChunk(String key, int part, int octets) {
        require(Reference.isHash(key), "The key of a chunk is a SHA-256 in hexadecimal.");
        require(part >= 0, "Part %d does not exist.", part);
        require(
                octets <= Chunks.OCTETS,
                "Part %d has %d octets, and a chunk has %d at most.",
                part,
                octets,
                Chunks.OCTETS);
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
