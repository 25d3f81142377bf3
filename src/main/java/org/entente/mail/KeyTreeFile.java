package org.entente.mail;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Where a {@link KeyTree} lies: read and written by one node at a time, of all that share the file, and never in part. */
final class KeyTreeFile {
    /** Octets of a tree's name. */
    static final int NAME = 4;

    private final Path file;

    KeyTreeFile(Path file) {
        this.file = file;
    }

    /** A tree, and what it is called for as long as it lives. */
    record Tree(String name, TreeMap<Long, KeyTree.Node> nodes) {}

    /** Makes of what is there what is to be there. */
    synchronized Tree change(Function<Optional<Tree>, Tree> change) {
        try (var lock = FileChannel.open(Path.of(file + ".lock"), CREATE, WRITE)) {
            lock.lock();
            var found = Files.exists(file) ? Optional.of(read()) : Optional.<Tree>empty();
            var tree = change.apply(found);
            if (!found.equals(Optional.of(tree))) {
                write(tree);
            }
            return tree;
        } catch (IOException fault) {
            throw new UncheckedIOException(
                    "The tree of keys " + file + " cannot be used. The node must be able to read and write it and to"
                            + " make files beside it.",
                    fault);
        }
    }

    private Tree read() throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            var name = HexFormat.of().formatHex(in.readNBytes(NAME));
            var nodes = new TreeMap<Long, KeyTree.Node>();
            for (int left = in.readInt(); left > 0; left--) {
                long first = in.readLong();
                int depth = in.readByte();
                var seed = new byte[KeyTree.SEED];
                in.readFully(seed);
                nodes.put(first, new KeyTree.Node(depth, seed));
            }
            return new Tree(name, nodes);
        }
    }

    private void write(Tree tree) throws IOException {
        var fresh = Path.of(file + ".new");
        Files.deleteIfExists(fresh);
        var ownerAlone = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = FileChannel.open(fresh, Set.of(CREATE_NEW, WRITE), ownerAlone)) {
            var out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
            out.write(HexFormat.of().parseHex(tree.name()));
            out.writeInt(tree.nodes().size());
            for (var node : tree.nodes().entrySet()) {
                out.writeLong(node.getKey());
                out.writeByte(node.getValue().depth());
                out.write(node.getValue().seed());
            }
            out.flush();
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        try (var directory = FileChannel.open(file.toAbsolutePath().getParent(), READ)) {
            directory.force(true);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
