package org.entente.site;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which every Java has. */
public final class Sha256 {
    private Sha256() {}

    /** One to be fed piece by piece. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    public static byte[] of(byte[] octets) {
        return digest().digest(octets);
    }

    /** In lower-case hexadecimal. */
    public static String hex(byte[] octets) {
        return HexFormat.of().formatHex(of(octets));
    }
}
