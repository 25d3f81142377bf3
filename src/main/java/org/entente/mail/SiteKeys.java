package org.entente.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.Config;
import org.entente.site.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The keys of this site, in a secret file: 32 octets in base64 a line. The first wraps the keys of new mails, the others
 * open what they wrapped before; so a key is changed by a new first line. AES-256-GCM; a wrapped key is its nonce and
 * the ciphertext, bound to its mail.
 */
@Singleton
public class SiteKeys {
    private static final int NONCE = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A mail's key as the database keeps it, and the name of the site's key that wraps it. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Wrapped(String siteKey, byte[] key) {}

    private final String file;
    private volatile @Nullable Map<String, SecretKeySpec> keys;

    @Inject
    SiteKeys(Config config) {
        this(config.getOptionalValue("entente.mail.key.file", String.class).orElse(""));
    }

    SiteKeys(String file) {
        this.file = file;
    }

    /** Reads the file, if that was not done yet; says what to do where it cannot be used. */
    Map<String, SecretKeySpec> read() {
        var read = keys;
        if (read == null) {
            read = readFile();
            keys = read;
        }
        return read;
    }

    private Map<String, SecretKeySpec> readFile() {
        var read = new LinkedHashMap<String, SecretKeySpec>();
        if (file.isBlank()) {
            throw refused("is not set", null);
        }
        try {
            for (var line : Files.readAllLines(Path.of(file))) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    var key = Base64.getDecoder().decode(line.strip());
                    if (key.length != 32) {
                        throw refused("holds a key of " + key.length + " octets", null);
                    }
                    read.put(name(key), new SecretKeySpec(key, "AES"));
                }
            }
        } catch (IOException unreadable) {
            throw refused("cannot be read", unreadable);
        } catch (IllegalArgumentException notBase64) {
            throw refused("holds a line that is not base64", null); // the cause would quote the key
        }
        if (read.isEmpty()) {
            throw refused("holds no key", null);
        }
        return read;
    }

    private IllegalStateException refused(String what, @Nullable Exception cause) {
        return new IllegalStateException(
                ("The key for stored mail: entente.mail.key.file%s %s. Give it a file with 32 random octets in base64"
                                + " on a line (openssl rand -base64 32), readable by the node alone, and start again.")
                        .formatted(file.isBlank() ? "" : " (" + file + ")", what),
                cause);
    }

    private static String name(byte[] key) {
        return HexFormat.of().formatHex(Sha256.of(key), 0, 6);
    }

    /** @param mail what the key belongs to: a mail, or what a feature made of one */
    public Wrapped wrap(UUID mail, byte[] key) {
        var first = read().entrySet().iterator().next();
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            var sealed =
                    cipher(Cipher.ENCRYPT_MODE, first.getValue(), nonce, mail).doFinal(key);
            return new Wrapped(
                    first.getKey(),
                    ByteBuffer.allocate(NONCE + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    public byte[] unwrap(UUID mail, Wrapped wrapped) {
        var key = read().get(wrapped.siteKey());
        if (key == null) {
            throw new UnopenedMail("The site's key " + wrapped.siteKey()
                    + ", which wraps this mail's, is not in entente.mail.key.file any more. Put it back there.");
        }
        try {
            var nonce = java.util.Arrays.copyOf(wrapped.key(), NONCE);
            return cipher(Cipher.DECRYPT_MODE, key, nonce, mail)
                    .doFinal(wrapped.key(), NONCE, wrapped.key().length - NONCE);
        } catch (GeneralSecurityException changed) {
            throw new UnopenedMail("This mail's key was changed in the database.");
        }
    }

    /**
     * Marks of a word by which what is sealed can be found: who has the database alone cannot tell the word. One for each
     * key of the site, that of the first key first; store the first, look for all.
     *
     * @param use keeps the marks of one use apart from those of another
     */
    public List<String> marks(String use, String word) {
        return read().values().stream().map(key -> mark(key, use, word)).toList();
    }

    private static String mark(SecretKeySpec key, String use, String word) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((use + '\n' + word).getBytes(StandardCharsets.UTF_8)), 0, 10);
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, UUID mail) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(128, nonce));
        cipher.updateAAD(mail.toString().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
