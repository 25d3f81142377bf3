package org.entente.attachment;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A file as it is read by this site itself, never more than one chunk of it in memory. */
final class ChunkStream extends InputStream {
    private final Chunks chunks;
    private final long blob;
    private final long size;
    private byte[] chunk = new byte[0];
    private int part;
    private int at;
    private long read;

    ChunkStream(Chunks chunks, long blob, long size) {
        this.chunks = chunks;
        this.blob = blob;
        this.size = size;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (read >= size) {
            return -1;
        }
        if (at == chunk.length) {
            chunk = chunks.read(blob, part++, 0, Chunks.OCTETS);
            at = 0;
            if (chunk.length == 0) {
                throw new EOFException("The file was cleared while it was read.");
            }
        }
        int taken = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, into, from, taken);
        at += taken;
        read += taken;
        return taken;
    }
}
