package org.entente.twosites;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** A file with a random key that its owner alone may read. */
final class SecretFile {
    private static final int OCTETS = 32;

    private SecretFile() {}

    /** Makes it, in base64; one that is there is kept. */
    static void make(Path file) {
        if (Files.exists(file)) {
            return;
        }
        var key = new byte[OCTETS];
        new SecureRandom().nextBytes(key);
        try {
            var ownerAlone = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createFile(file, ownerAlone);
            Files.writeString(file, Base64.getEncoder().encodeToString(key) + "\n");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
