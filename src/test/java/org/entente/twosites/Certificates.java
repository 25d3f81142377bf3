package org.entente.twosites;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Keys and certificates for the way between the sites, made once and kept. Each site has an authority of its own, which
 * signs its broker and the mirrors that may read that broker: the site that is read decides who reads. The authority's
 * own key is thrown away when all is signed.
 *
 * <p>For each site, {@code tls/SITE} holds {@code broker.p12} and {@code authority.p12} for its broker, and for each
 * peer {@code mirror-PEER.p12} ({@code CN=SITE-mirror}, signed by the peer) and {@code authority-PEER.p12}.
 */
final class Certificates {
    static final String PASSWORD = "entente-tls";
    private static final Duration LIFE = Duration.ofDays(3650);

    private final Path directory;

    Certificates(Path directory) {
        this.directory = directory;
    }

    Path of(String site) {
        return directory.resolve(site);
    }

    void prepare(List<String> sites) {
        if (Files.exists(directory.resolve("complete"))) {
            return;
        }
        try {
            for (var site : sites) {
                Files.createDirectories(of(site));
            }
            for (var site : sites) {
                issue(site, sites);
            }
            Files.createFile(directory.resolve("complete"));
        } catch (GeneralSecurityException | OperatorCreationException unsigned) {
            throw new IllegalStateException("the certificates of the sites cannot be made", unsigned);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void issue(String site, List<String> sites)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        var keys = keys();
        var name = "CN=" + site + "-authority";
        var authority = sign(name, keys, name, keys, true);
        store(of(site).resolve("authority.p12"), authority);
        var broker = keys();
        store(
                of(site).resolve("broker.p12"),
                broker,
                sign("CN=" + site + "-broker", broker, name, keys, false),
                authority);
        for (var peer : sites) {
            if (!peer.equals(site)) {
                var mirror = keys();
                var certificate = sign("CN=" + peer + "-mirror", mirror, name, keys, false);
                store(of(peer).resolve("mirror-" + site + ".p12"), mirror, certificate, authority);
                store(of(peer).resolve("authority-" + site + ".p12"), authority);
            }
        }
    }

    private static KeyPair keys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate sign(String subject, KeyPair keys, String issuer, KeyPair signing, boolean authority)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        var now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                new X500Name(issuer),
                new BigInteger(120, new SecureRandom()),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(LIFE)),
                new X500Name(subject),
                keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (!authority) {
            var names = new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            };
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        }
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(signing.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    private static void store(Path file, Certificate trusted) throws GeneralSecurityException, IOException {
        var store = empty();
        store.setCertificateEntry("authority", trusted);
        write(store, file);
    }

    private static void store(Path file, KeyPair keys, Certificate... chain)
            throws GeneralSecurityException, IOException {
        var store = empty();
        store.setKeyEntry("key", keys.getPrivate(), PASSWORD.toCharArray(), chain);
        write(store, file);
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static void write(KeyStore store, Path file) throws GeneralSecurityException, IOException {
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
    }
}
