package org.entente.mail;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals one mail part by part under its own key (AES-256-GCM, NIST SP 800-38D). The nonce is the part's number, since a key
 * seals one mail alone. Mail and number are authenticated with each part, and with the last one how many there are: a part that
 * was changed, moved or left out at any place, the end too, does not open.
 */
final class PartCipher {
    /** Octets of a part before it is sealed, except in the last one, which may be empty. */
    static final int SIZE = 512 * 1024;

    private final UUID mail;
    private final SecretKeySpec key;

    PartCipher(UUID mail, byte[] key) {
        this.mail = mail;
        this.key = new SecretKeySpec(key, "AES");
    }

    static byte[] newKey() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return key;
    }

    byte[] seal(int part, boolean last, byte[] octets, int length) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, part, last).doFinal(octets, 0, length);
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    byte[] open(int part, boolean last, byte[] sealed) {
        try {
            return cipher(Cipher.DECRYPT_MODE, part, last).doFinal(sealed);
        } catch (GeneralSecurityException changed) {
            throw new UnopenedMail("Part " + part + " of this mail was changed in the database.");
        }
    }

    private Cipher cipher(int mode, int part, boolean last) throws GeneralSecurityException {
        var nonce = ByteBuffer.allocate(12).putInt(8, part).array();
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(128, nonce));
        cipher.updateAAD(ByteBuffer.allocate(24)
                .putLong(mail.getMostSignificantBits())
                .putLong(mail.getLeastSignificantBits())
                .putInt(part)
                .putInt(last ? part + 1 : 0)
                .array());
        return cipher;
    }
}
