package org.entente.attachment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.entente.exchange.EnvelopeBodies;

/**
 * Gives the relay the octets of the chunks that were announced. A file that has been cleared since, because no item
 * refers to it, gives an empty body, so that the stream goes on.
 */
@Singleton
class ChunkBodies implements EnvelopeBodies {
    private final Blobs blobs;
    private final Chunks chunks;

    @Inject
    ChunkBodies(Blobs blobs, Chunks chunks) {
        this.blobs = blobs;
        this.chunks = chunks;
    }

    @Override
    public Set<String> types() {
        return Set.of(Attachments.CHUNK);
    }

    @Override
    public byte[] body(String type, String key, int part) {
        return blobs.find(key.substring(0, 64))
                .map(blob -> chunks.read(blob.id(), part, 0, Chunks.OCTETS))
                .orElseGet(() -> new byte[0]);
    }
}
