package org.entente.attachment;

/** A chunk from another site that contradicts what is known of its file. It will not pass: the envelope is parked. */
final class ChunkRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    ChunkRefused(String why) {
        super(why);
    }
}
