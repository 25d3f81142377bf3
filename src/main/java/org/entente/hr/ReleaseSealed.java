package org.entente.hr;

/**
 * The application was sealed; its parts follow under the key {@code id/sealing}.
 *
 * @param publicKey that it is sealed to, in hexadecimal
 * @param encapsulated the sender's public half, in hexadecimal
 */
public record ReleaseSealed(String id, String site, String sealing, String publicKey, String encapsulated, int parts) {
    static final String TYPE = "org.entente.release.sealed";
    static final String PART = "org.entente.release.part";

    public ReleaseSealed {
        if (id == null || site == null || sealing == null || publicKey == null || encapsulated == null || parts < 1) {
            throw new IllegalArgumentException("a sealing needs id, site, sealing, publicKey, encapsulated and parts");
        }
    }
}
