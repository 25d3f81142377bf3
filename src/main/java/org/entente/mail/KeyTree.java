package org.entente.mail;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
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
    static final int SEED = 16;

    @SuppressWarnings("ArrayRecordComponent")
    record Node(int depth, byte[] seed) {
        boolean covers(long first, long leaf) {
            return first >>> (DEPTH - depth) == leaf >>> (DEPTH - depth);
        }
    }

    private final KeyTreeFile file;
    /** By the first leaf that each stands for. */
    private volatile TreeMap<Long, Node> nodes;

    private final String name;

    /** @param file is made where it is missing */
    KeyTree(Path path) {
        this.file = new KeyTreeFile(path);
        var tree = file.change(found -> found.orElseGet(KeyTree::planted));
        this.name = tree.name();
        this.nodes = tree.nodes();
    }

    private static KeyTreeFile.Tree planted() {
        var random = new SecureRandom();
        var root = new byte[SEED];
        random.nextBytes(root);
        var name = new byte[KeyTreeFile.NAME];
        random.nextBytes(name);
        return new KeyTreeFile.Tree(HexFormat.of().formatHex(name), new TreeMap<>(Map.of(0L, new Node(0, root))));
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
        nodes = file.change(found -> {
                    var tree = found.filter(each -> each.name().equals(name))
                            .orElseThrow(() -> new IllegalStateException("The tree of keys " + file
                                    + " is gone, or another than this node began with. Put it back."));
                    var left = new TreeMap<>(tree.nodes()); // another node may have destroyed others
                    ids.forEach(id -> destroy(left, leaf(id)));
                    return new KeyTreeFile.Tree(name, left);
                })
                .nodes();
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
}
