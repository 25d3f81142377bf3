package org.entente.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * The keys of this site, in a secret file: 32 octets in base64 a line. The first wraps the keys of new mails, the others
 * open what they wrapped before; so a key is changed by a new first line. AES-256-GCM; a wrapped key is its nonce and
 * the ciphertext, bound to its mail.
 *
 * <p>What wraps is the site's key mixed with a leaf of the {@link KeyTree} that lies beside it, so that a wrapped key can
 * be destroyed though copies of the database keep it.
 */
@Singleton
public class SiteKeys {
    private static final int NONCE = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A mail's key as the database keeps it, and the name of the site's key that wraps it. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Wrapped(String siteKey, byte[] key) {}

    private final String file;
    private final Path treeFile;
    private volatile @Nullable Map<String, SecretKeySpec> keys;
    private @Nullable KeyTree tree;

    @Inject
    SiteKeys(Config config) {
        this(
                config.getOptionalValue("entente.mail.key.file", String.class).orElse(""),
                config.getOptionalValue("entente.mail.key.tree", String.class).orElse(""));
    }

    SiteKeys(String file) {
        this(file, "");
    }

    private SiteKeys(String file, String treeFile) {
        this.file = file;
        this.treeFile = Path.of(treeFile.isBlank() ? file + ".tree" : treeFile);
    }

    /** Reads the file, if that was not done yet; says what to do where it cannot be used. */
    Map<String, SecretKeySpec> read() {
        var read = keys;
        if (read == null) {
            read = SiteKeyFile.read(file);
            keys = read;
        }
        return read;
    }

    /** Read at first use, and made where there is none yet. */
    private synchronized KeyTree tree() {
        var known = tree;
        if (known == null) {
            known = new KeyTree(treeFile);
            tree = known;
        }
        return known;
    }

    /** @throws IllegalStateException where the tree is missing that the name of a wrapped key tells of */
    public void requireTree(Optional<String> lastWrapped) {
        read();
        var wanted = lastWrapped.filter(name -> name.contains("/")).map(name -> name.replaceFirst(".*/", ""));
        if (wanted.isPresent() && !(Files.exists(treeFile) && tree().name().equals(wanted.get()))) {
            throw new IllegalStateException(
                    ("The tree of keys %s, without which stored mail and applications cannot be read, is not %s. Put it"
                                    + " back, or copy it from another node of this site, and start again.")
                            .formatted(treeFile, Files.exists(treeFile) ? "that of this site" : "there"));
        }
    }

    /** @param mail what the key belongs to: a mail, or what a feature made of one */
    public Wrapped wrap(UUID mail, byte[] key) {
        var first = read().entrySet().iterator().next();
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, mixed(first.getValue(), mail), nonce, mail)
                    .doFinal(key);
            return new Wrapped(
                    first.getKey() + "/" + tree().name(),
                    ByteBuffer.allocate(NONCE + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    public byte[] unwrap(UUID mail, Wrapped wrapped) {
        var names = wrapped.siteKey().split("/");
        var key = read().get(names[0]);
        if (key == null) {
            throw new UnopenedMail("The site's key " + names[0]
                    + ", which wraps this mail's, is not in entente.mail.key.file any more. Put it back there.");
        }
        try {
            var nonce = java.util.Arrays.copyOf(wrapped.key(), NONCE);
            return cipher(Cipher.DECRYPT_MODE, names.length == 1 ? key : mixed(key, mail), nonce, mail)
                    .doFinal(wrapped.key(), NONCE, wrapped.key().length - NONCE);
        } catch (GeneralSecurityException changed) {
            throw new UnopenedMail("This mail's key was changed in the database.");
        }
    }

    private SecretKeySpec mixed(SecretKeySpec key, UUID mail) throws GeneralSecurityException {
        var secret = tree().secret(mail)
                .orElseThrow(() -> new UnopenedMail("The key of this mail was destroyed: it has been erased."));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
        return new SecretKeySpec(mac.doFinal(secret), "AES");
    }

    /** From now on nobody unwraps a key that belongs to one of these, wherever a copy of it is kept. */
    public void destroy(Collection<UUID> mails) {
        tree().destroy(mails);
    }

    public boolean isDestroyed(UUID mail) {
        return tree().isDestroyed(mail);
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
