package org.entente.hr;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals what one application consists of, under the key of that application (AES-256-GCM). Each value is bound to its
 * place, so that none can be put where another was.
 */
final class Sealer {
    private static final int NONCE = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final UUID application;
    private final SecretKeySpec key;

    Sealer(UUID application, byte[] key) {
        this.application = application;
        this.key = new SecretKeySpec(key, "AES");
    }

    byte[] seal(String place, byte[] octets) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, nonce, place);
            var sealed = java.util.Arrays.copyOf(nonce, NONCE + cipher.getOutputSize(octets.length));
            cipher.doFinal(octets, 0, octets.length, sealed, NONCE);
            return sealed;
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    byte[] seal(String place, String text) {
        return seal(place, text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] open(String place, byte[] sealed) {
        try {
            var nonce = java.util.Arrays.copyOf(sealed, NONCE);
            return cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (GeneralSecurityException | IllegalArgumentException changed) {
            throw new IllegalStateException(
                    "The " + place + " of application " + application + " was changed in the database.", changed);
        }
    }

    /** Empty where there is nothing. */
    String text(String place, byte @Nullable [] sealed) {
        return sealed == null ? "" : new String(open(place, sealed), StandardCharsets.UTF_8);
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(128, nonce));
        cipher.updateAAD((application + "/" + place).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
