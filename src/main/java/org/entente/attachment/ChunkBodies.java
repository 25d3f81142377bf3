package org.entente.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.entente.exchange.EnvelopeBodies;

/**
 * Gives the relay the octets of the chunks that were announced. A file that has been cleared since, because no item
 * refers to it, gives an empty body, so that the stream goes on.
 */
@ApplicationScoped
class ChunkBodies implements EnvelopeBodies {
    @Inject
    private Blobs blobs;

    @Inject
    private Chunks chunks;

    @Override
    public Set<String> types() {
        return Set.of(Attachments.CHUNK);
    }

    @Override
    public byte[] body(String type, String key, int part) {
        return blobs.find(key)
                .map(blob -> chunks.read(blob.id(), part, 0, Chunks.OCTETS))
                .orElseGet(() -> new byte[0]);
    }
}
