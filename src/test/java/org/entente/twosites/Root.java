package org.entente.twosites;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The directory of one installation; two harnesses never share one. */
final class Root implements AutoCloseable {
    private final Path directory;
    private final FileChannel lockFile;
    private final List<String> sites;

    private Root(Path directory, FileChannel lockFile, List<String> sites) {
        this.directory = directory;
        this.lockFile = lockFile;
        this.sites = sites;
    }

    static Root claim(Settings settings) {
        var directory = settings.root();
        try {
            Files.createDirectories(directory);
            var file = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(file)) {
                file.close();
                throw new StartFailed("Another Entente runs in %s: stop it first.".formatted(directory));
            }
            return new Root(directory, file, settings.sites());
        } catch (IOException unwritable) {
            throw new StartFailed("%s cannot be written: %s".formatted(directory, unwritable.getMessage()), unwritable);
        }
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException inThisJvm) {
            return false;
        }
    }

    /** Empty logs, and no data of before where {@code fresh}. */
    void prepare(boolean fresh) {
        remove("logs");
        if (fresh) {
            remove("tls");
            sites.forEach(this::remove);
        }
        try {
            Files.createDirectories(directory.resolve("logs"));
            for (var site : sites) {
                Files.createDirectories(directory.resolve(site));
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void remove(String name) {
        Commands.run(List.of("rm", "-rf", directory.resolve(name).toString()));
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException alreadyFree) {
            // nobody is kept out by it
        }
    }
}
