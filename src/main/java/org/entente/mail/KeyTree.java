package org.entente.mail;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.entente.site.Sha256;

/**
 * One secret from which 2^48 others follow, and of which any can be destroyed: a tree of seeds, each child half of the
 * SHA-256 of its parent (Goldreich, Goldwasser and Micali). To destroy a leaf the seeds above it give way to those of all
 * its sisters, so that every other leaf still follows and this one never again. Only then is the file written anew; a
 * copy of it is good for whatever comes later, and brings back what was destroyed after it was made.
 */
final class KeyTree {
    private static final int DEPTH = 48;
    private static final int SEED = 16;
    private static final Set<StandardOpenOption> WRITING =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);

    @SuppressWarnings("ArrayRecordComponent")
    private record Node(int depth, byte[] seed) {
        boolean covers(long first, long leaf) {
            return first >>> (DEPTH - depth) == leaf >>> (DEPTH - depth);
        }
    }

    private final Path file;
    /** By the first leaf that each stands for. */
    private volatile TreeMap<Long, Node> nodes = new TreeMap<>();

    private String name = "";

    /** @param file is made where it is missing */
    KeyTree(Path file) {
        this.file = file;
        locked(() -> {
            if (Files.exists(file)) {
                read();
            } else {
                var random = new SecureRandom();
                var root = new byte[SEED];
                random.nextBytes(root);
                var id = new byte[4];
                random.nextBytes(id);
                name = HexFormat.of().formatHex(id);
                nodes.put(0L, new Node(0, root));
                write(nodes);
            }
        });
    }

    /** The same for as long as this tree lives. */
    String name() {
        return name;
    }

    /** What belongs to that id alone; empty where it was destroyed. */
    Optional<byte[]> secret(UUID id) {
        long leaf = leaf(id);
        return above(nodes, leaf).map(above -> {
            var sha = Sha256.digest();
            var seed = above.getValue().seed();
            for (int depth = above.getValue().depth(); depth < DEPTH; depth++) {
                seed = child(sha.digest(seed), bit(leaf, depth));
            }
            return seed;
        });
    }

    boolean isDestroyed(UUID id) {
        return above(nodes, leaf(id)).isEmpty();
    }

    /** That one of ten thousand destroyed ids shares its leaf with one of a hundred thousand others: 1 to 300,000. */
    private static long leaf(UUID id) {
        return ByteBuffer.wrap(Sha256.of(id.toString().getBytes(StandardCharsets.US_ASCII)))
                        .getLong()
                >>> (Long.SIZE - DEPTH);
    }

    private static Optional<Map.Entry<Long, Node>> above(TreeMap<Long, Node> nodes, long leaf) {
        return Optional.ofNullable(nodes.floorEntry(leaf))
                .filter(above -> above.getValue().covers(above.getKey(), leaf));
    }

    /** Once this has returned none of them comes back from the file. */
    void destroy(Collection<UUID> ids) {
        if (ids.stream().allMatch(this::isDestroyed)) {
            return;
        }
        locked(() -> {
            read(); // another node may have destroyed others
            var left = new TreeMap<>(nodes);
            ids.forEach(id -> destroy(left, leaf(id)));
            write(left);
            nodes = left;
        });
    }

    private static void destroy(TreeMap<Long, Node> nodes, long leaf) {
        above(nodes, leaf).ifPresent(above -> {
            nodes.remove(above.getKey());
            var seed = above.getValue().seed();
            for (int depth = above.getValue().depth(); depth < DEPTH; depth++) {
                var both = Sha256.of(seed);
                int bit = bit(leaf, depth);
                long sister = (leaf ^ 1L << (DEPTH - 1 - depth)) & -1L << (DEPTH - 1 - depth);
                nodes.put(sister, new Node(depth + 1, child(both, 1 - bit)));
                seed = child(both, bit);
            }
        });
    }

    private static int bit(long leaf, int depth) {
        return (int) (leaf >>> (DEPTH - 1 - depth) & 1);
    }

    private static byte[] child(byte[] both, int bit) {
        return Arrays.copyOfRange(both, bit * SEED, (bit + 1) * SEED);
    }

    private interface Work {
        void run() throws IOException;
    }

    /** One at a time, of all nodes that share the file. */
    private synchronized void locked(Work work) {
        try (var lock = FileChannel.open(Path.of(file + ".lock"), WRITING)) {
            lock.lock();
            work.run();
        } catch (IOException fault) {
            throw new UncheckedIOException(
                    "The tree of keys " + file + " cannot be used. The node must be able to read and write it and to"
                            + " make files beside it.",
                    fault);
        }
    }

    private void read() throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            var read = new TreeMap<Long, Node>();
            name = HexFormat.of().formatHex(in.readNBytes(4));
            for (int left = in.readInt(); left > 0; left--) {
                long first = in.readLong();
                int depth = in.readByte();
                var seed = new byte[SEED];
                in.readFully(seed);
                read.put(first, new Node(depth, seed));
            }
            nodes = read;
        }
    }

    /** Whole or not at all; a crash leaves the file as it was. */
    private void write(TreeMap<Long, Node> written) throws IOException {
        var fresh = Path.of(file + ".new");
        Files.deleteIfExists(fresh);
        var ownerAlone = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel =
                FileChannel.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerAlone)) {
            var out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
            out.write(HexFormat.of().parseHex(name));
            out.writeInt(written.size());
            for (var node : written.entrySet()) {
                out.writeLong(node.getKey());
                out.writeByte(node.getValue().depth());
                out.write(node.getValue().seed());
            }
            out.flush();
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        try (var directory = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
