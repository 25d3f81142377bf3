package org.entente.hr;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.XECPrivateKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals to somebody's public key: HPKE (RFC 9180) in base mode, of DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and AES-GCM,
 * which rest on RFC 7748, RFC 5869 and NIST SP 800-38D. The sender's key is made for one message and forgotten, so that
 * afterwards the receiver's private half alone opens it. Of the JDK's parts; its own HPKE comes with a later one.
 */
final class Hpke {
    /** Octets of a key, of either half. */
    static final int KEY = 32;
    /** Octets that sealing adds. */
    static final int TAG = 16;

    private static final int NONCE = 12;
    private static final byte[] KEM = octets("KEM", new byte[] {0, 0x20});
    private static final byte[] NONE = new byte[0];

    private final byte[] encapsulated;
    private final SecretKeySpec key;
    private final byte[] baseNonce;
    private long sealed;

    private Hpke(int keyLength, byte[] shared, byte[] encapsulated, byte[] info) throws GeneralSecurityException {
        this.encapsulated = encapsulated;
        var suite = octets("HPKE", new byte[] {0, 0x20, 0, 1, 0, (byte) (keyLength == 16 ? 1 : 2)});
        var context = octets("\0", extract(suite, NONE, "psk_id_hash", NONE), extract(suite, NONE, "info_hash", info));
        var secret = extract(suite, shared, "secret", NONE);
        key = new SecretKeySpec(expand(suite, secret, "key", context, keyLength), "AES");
        baseNonce = expand(suite, secret, "base_nonce", context, NONCE);
    }

    static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("X25519").generateKeyPair();
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    /** The public half as it travels: RFC 7748, section 5. */
    static byte[] publicHalf(KeyPair pair) {
        var big = ((XECPublicKey) pair.getPublic()).getU().toByteArray();
        var little = new byte[KEY];
        for (int at = 0; at < Math.min(KEY, big.length); at++) {
            little[at] = big[big.length - 1 - at];
        }
        return little;
    }

    static byte[] privateHalf(KeyPair pair) {
        return ((XECPrivateKey) pair.getPrivate()).getScalar().orElseThrow();
    }

    /**
     * Of who sends, once: {@code own} is a pair that nobody has used before.
     *
     * @param info what both sides must mean by it
     * @throws IllegalArgumentException where {@code theirs} is no key to seal to
     */
    static Hpke sender(int keyLength, KeyPair own, byte[] theirs, byte[] info) {
        try {
            var encapsulated = publicHalf(own);
            var dh = agree(privateHalf(own), theirs);
            return new Hpke(keyLength, shared(dh, encapsulated, theirs), encapsulated, info);
        } catch (GeneralSecurityException noKey) {
            throw new IllegalArgumentException("This is no public key to seal to.", noKey);
        }
    }

    /** Of who has the private half of {@code publicHalf}. */
    static Hpke receiver(int keyLength, byte[] privateHalf, byte[] publicHalf, byte[] encapsulated, byte[] info) {
        try {
            var dh = agree(privateHalf, encapsulated);
            return new Hpke(keyLength, shared(dh, encapsulated, publicHalf), encapsulated, info);
        } catch (GeneralSecurityException noKey) {
            throw new IllegalArgumentException("This was sealed with no good key.", noKey);
        }
    }

    /** What the receiver needs beside their key: {@code enc}. */
    byte[] encapsulated() {
        return encapsulated;
    }

    /** Seals the next message; the first one is number 0. */
    byte[] seal(byte[] bound, byte[] plain, int length) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, sealed++, bound).doFinal(plain, 0, length);
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    byte[] open(long number, byte[] bound, byte[] sealed) {
        try {
            return cipher(Cipher.DECRYPT_MODE, number, bound).doFinal(sealed);
        } catch (GeneralSecurityException changed) {
            throw new IllegalStateException("What was sealed was changed, or is for another key.", changed);
        }
    }

    private Cipher cipher(int mode, long number, byte[] bound) throws GeneralSecurityException {
        var nonce = baseNonce.clone();
        var count = ByteBuffer.allocate(NONCE).putInt(0).putLong(number).array();
        for (int at = 0; at < NONCE; at++) {
            nonce[at] ^= count[at];
        }
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG, nonce));
        cipher.updateAAD(bound);
        return cipher;
    }

    /** X25519; the JDK refuses a result that is all zeros, as RFC 9180, section 7.1.4, asks for. */
    private static byte[] agree(byte[] privateHalf, byte[] publicHalf) throws GeneralSecurityException {
        if (publicHalf.length != KEY) {
            throw new GeneralSecurityException("A key has " + KEY + " octets.");
        }
        var keys = KeyFactory.getInstance("X25519");
        var agreement = KeyAgreement.getInstance("X25519");
        agreement.init(keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, privateHalf)));
        var big = new byte[KEY];
        for (int at = 0; at < KEY; at++) {
            big[at] = publicHalf[KEY - 1 - at];
        }
        big[0] &= 0x7f;
        agreement.doPhase(
                keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(1, big))), true);
        return agreement.generateSecret();
    }

    private static byte[] shared(byte[] dh, byte[] encapsulated, byte[] publicHalf) throws GeneralSecurityException {
        return expand(
                KEM, extract(KEM, NONE, "eae_prk", dh), "shared_secret", octets("", encapsulated, publicHalf), 32);
    }

    /** LabeledExtract of RFC 9180, section 4. */
    private static byte[] extract(byte[] suite, byte[] salt, String label, byte[] input)
            throws GeneralSecurityException {
        return hmac(salt.length == 0 ? new byte[KEY] : salt, octets("HPKE-v1", suite, octets(label, input)));
    }

    /** LabeledExpand of as many octets as one HMAC gives, at most. */
    private static byte[] expand(byte[] suite, byte[] secret, String label, byte[] info, int length)
            throws GeneralSecurityException {
        var head = octets("\0" + (char) length + "HPKE-v1", suite);
        return Arrays.copyOf(hmac(secret, octets("", head, octets(label, info), new byte[] {1})), length);
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static byte[] octets(String first, byte[]... more) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(first.getBytes(StandardCharsets.ISO_8859_1));
        for (var each : more) {
            all.writeBytes(each);
        }
        return all.toByteArray();
    }
}
