package org.entente.hr;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * How a release is laid out for the road: four octets with the length of its document, the document, its files one behind
 * the other; cut into parts of which each is one message of {@link Hpke}, bound to the release and to how many there are.
 * So no part can be left out, doubled, put elsewhere or into another release.
 */
final class ReleaseParts {
    /** Octets of a part before it is sealed: sealed it has 512 KiB. */
    static final int PLAIN = 512 * 1024 - Hpke.TAG;

    private static final int LENGTH = 4;
    /** The runtime copies what it is given at once; a slow client must not keep much of it. */
    private static final int SLICE = 16_384;

    private ReleaseParts() {}

    /** Takes what was sealed, part by part. */
    interface Taker {
        void take(int part, byte[] sealed);
    }

    /** What both sites must mean: which release, from where, to where. */
    static byte[] info(UUID release, String home, String site) {
        return text("entente-release/" + release + "/" + home + "/" + site);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bound(UUID release, int part, int parts) {
        return text(release + "/" + part + "/" + parts);
    }

    static int count(byte[] document, long files) {
        return Math.toIntExact((LENGTH + document.length + files + PLAIN - 1) / PLAIN);
    }

    /** Takes the document and then, written to it, the files; what is left over is sealed when it is closed. */
    static OutputStream sealing(Hpke hpke, UUID release, int parts, byte[] document, Taker taker) throws IOException {
        var cutting = new OutputStream() {
            private final byte[] plain = new byte[PLAIN];
            private int filled;
            private int part;

            @Override
            public void write(int octet) {
                write(new byte[] {(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] octets, int from, int length) {
                for (int at = 0; at < length; ) {
                    if (filled == PLAIN) {
                        seal();
                    }
                    int step = Math.min(length - at, PLAIN - filled);
                    System.arraycopy(octets, from + at, plain, filled, step);
                    filled += step;
                    at += step;
                }
            }

            private void seal() {
                taker.take(part, hpke.seal(bound(release, part, parts), plain, filled));
                part++;
                filled = 0;
            }

            @Override
            public void close() {
                seal();
                if (part != parts) {
                    throw new IllegalStateException("The files are not as long as they were said to be.");
                }
            }
        };
        cutting.write(ByteBuffer.allocate(LENGTH).putInt(document.length).array());
        cutting.write(document);
        return cutting;
    }

    /**
     * Opens them again.
     *
     * @param source gives a sealed part
     */
    record Opened(Hpke hpke, UUID release, int parts, IntFunction<byte[]> source) {
        byte[] document() {
            return octets(LENGTH, length());
        }

        private int length() {
            return ByteBuffer.wrap(octets(0, LENGTH)).getInt();
        }

        private byte[] octets(long from, int length) {
            var octets = new ByteArrayOutputStream(length);
            try {
                copy(from, length, octets);
            } catch (IOException never) {
                throw new UncheckedIOException(never);
            }
            return octets.toByteArray();
        }

        /** A file that begins {@code before} octets behind the document. */
        void file(long before, long length, OutputStream out) throws IOException {
            copy(LENGTH + length() + before, length, out);
        }

        /** Part by part, so that no more than one is in memory. */
        private void copy(long from, long length, OutputStream out) throws IOException {
            for (long at = from; at < from + length; ) {
                int part = Math.toIntExact(at / PLAIN);
                var plain = hpke.open(part, bound(release, part, parts), source.apply(part));
                int begin = (int) (at % PLAIN);
                int step = (int) Math.min(plain.length - begin, from + length - at);
                if (step <= 0) {
                    throw new IllegalStateException("A part is shorter than it was said to be.");
                }
                for (int slice = begin; slice < begin + step; slice += SLICE) {
                    out.write(plain, slice, Math.min(SLICE, begin + step - slice));
                }
                at += step;
            }
        }
    }
}
