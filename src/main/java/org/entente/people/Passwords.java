package org.entente.people;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * How passwords are kept and which ones are taken: PBKDF2-HMAC-SHA512 (RFC 8018) with 210,000 rounds and 16 bytes of
 * salt, written {@code pbkdf2-sha512$ROUNDS$SALT$HASH}. SHA-512 because it costs an attacker's hardware more than us:
 * as strong as 600,000 rounds of SHA-256 in half the time of the node's.
 */
final class Passwords {
    static final int SHORTEST = 12;
    static final int LONGEST = 200;
    static final int ROUNDS = 210_000;
    private static final String SCHEME = "pbkdf2-sha512";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final List<String> COMMON = List.of(
            "password",
            "motdepasse",
            "azerty",
            "qwerty",
            "123456",
            "abcdef",
            "welcome",
            "bienvenue",
            "entente",
            "letmein",
            "changeme",
            "iloveyou",
            "jetaime",
            "soleil",
            "administrat");

    private Passwords() {}

    static String hash(String password, int rounds) {
        var salt = new byte[16];
        RANDOM.nextBytes(salt);
        var text = Base64.getEncoder().withoutPadding();
        return String.join(
                "$",
                SCHEME,
                Integer.toString(rounds),
                text.encodeToString(salt),
                text.encodeToString(derive(password, salt, rounds)));
    }

    /** False too for a hash of another scheme: such a person needs a new one-time link. */
    static boolean matches(String password, String hash) {
        var parts = hash.split("\\$");
        if (parts.length != 4 || !parts[0].equals(SCHEME) || password.length() > LONGEST) {
            return false;
        }
        var salt = Base64.getDecoder().decode(parts[2]);
        var expected = Base64.getDecoder().decode(parts[3]);
        return MessageDigest.isEqual(expected, derive(password, salt, Integer.parseInt(parts[1])));
    }

    /** What is wrong with a new password, as the last part of a text's key; empty if nothing is. */
    static Optional<String> fault(String password, Profile person) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("short");
        }
        if (password.length() > LONGEST) {
            return Optional.of("long");
        }
        var plain = letters(password);
        if (plain.contains(letters(person.id()))
                || !plain.isEmpty() && letters(person.email()).startsWith(plain)) {
            return Optional.of("sign-in");
        }
        if (password.codePoints().distinct().count() < 5 || isRun(password)) {
            return Optional.of("repeated");
        }
        // a common word is no harm in a long sentence; it is when little else is there
        return COMMON.stream().anyMatch(word -> plain.contains(word) && plain.length() - word.length() < 8)
                ? Optional.of("common")
                : Optional.empty();
    }

    private static boolean isRun(String password) {
        var steps = 0;
        for (int i = 1; i < password.length(); i++) {
            if (Math.abs(password.charAt(i) - password.charAt(i - 1)) <= 1) {
                steps++;
            }
        }
        return steps * 4 >= password.length() * 3;
    }

    private static String letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }

    private static byte[] derive(String password, byte[] salt, int rounds) {
        var keys = new PBEKeySpec(
                Normalizer.normalize(password, Normalizer.Form.NFC).toCharArray(), salt, rounds, 256);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(keys)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no PBKDF2WithHmacSHA512.", e);
        }
    }
}
