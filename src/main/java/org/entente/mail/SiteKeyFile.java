package org.entente.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.entente.site.Sha256;
import org.jspecify.annotations.Nullable;

/** Reads the file of {@link SiteKeys}, and says what to do where it cannot be used. */
final class SiteKeyFile {
    private SiteKeyFile() {}

    /** The keys by their names, in the order of the file. */
    static Map<String, SecretKeySpec> read(String file) {
        var read = new LinkedHashMap<String, SecretKeySpec>();
        if (file.isBlank()) {
            throw refused(file, "is not set", null);
        }
        try {
            for (var line : Files.readAllLines(Path.of(file))) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    var key = Base64.getDecoder().decode(line.strip());
                    if (key.length != 32) {
                        throw refused(file, "holds a key of " + key.length + " octets", null);
                    }
                    read.put(name(key), new SecretKeySpec(key, "AES"));
                }
            }
        } catch (IOException unreadable) {
            throw refused(file, "cannot be read", unreadable);
        } catch (IllegalArgumentException notBase64) {
            throw refused(file, "holds a line that is not base64", null); // the cause would quote the key
        }
        if (read.isEmpty()) {
            throw refused(file, "holds no key", null);
        }
        return read;
    }

    private static IllegalStateException refused(String file, String what, @Nullable Exception cause) {
        return new IllegalStateException(
                ("The key for stored mail: entente.mail.key.file%s %s. Give it a file with 32 random octets in base64"
                                + " on a line (openssl rand -base64 32), readable by the node alone, and start again.")
                        .formatted(file.isBlank() ? "" : " (" + file + ")", what),
                cause);
    }

    private static String name(byte[] key) {
        return HexFormat.of().formatHex(Sha256.of(key), 0, 6);
    }
}
