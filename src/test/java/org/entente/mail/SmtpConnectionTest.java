package org.entente.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a conversation begins: TLS, whose certificate is believed, and signing in. */
class SmtpConnectionTest {
    private static final char[] SECRET = "secret".toCharArray();

    private static SSLContext server;
    private static SSLSocketFactory trusting;

    @BeforeAll
    static void makeCertificate(@TempDir Path directory) throws Exception {
        var file = directory.resolve("keys.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder((keytool + " -genkeypair -alias smtp -keyalg EC -dname CN=localhost -validity 2"
                                + " -ext san=dns:localhost -storetype PKCS12 -storepass secret -keystore " + file)
                        .split(" "))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals(0, made.waitFor());
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, SECRET);
        }
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, SECRET);
        server = SSLContext.getInstance("TLS");
        server.init(own.getKeyManagers(), null, null);
        var known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("smtp", keys.getCertificate("smtp"));
        var believed = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        believed.init(known);
        var client = SSLContext.getInstance("TLS");
        client.init(null, believed.getTrustManagers(), null);
        trusting = client.getSocketFactory();
    }

    private static Smarthost host(String name, int port, Smarthost.Security security, SSLSocketFactory sockets) {
        return new Smarthost(name, port, security, "us\u00e9r", "pass", "fr.example", Duration.ofSeconds(5), sockets);
    }

    private static SmtpFault.Kind fault(Smarthost host) {
        return assertThrows(SmtpFault.class, () -> SmtpConnection.open(host)).kind();
    }

    /** Offers STARTTLS, and AUTH only by that way; takes any password. */
    private static Function<String, String> offering(String auth) {
        return line -> switch (line.split(" ")[0]) {
            case "EHLO" -> "250-mx\n250-STARTTLS\n250 " + auth;
            case "STARTTLS" -> "220 go";
            case "AUTH" -> line.endsWith("LOGIN") ? "334 VXNlcm5hbWU6" : "235 2.7.0 Welcome";
            case "QUIT" -> "221 bye";
            default -> line.equals(base64("us\u00e9r")) ? "334 UGFzc3dvcmQ6" : "235 2.7.0 Welcome";
        };
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void signsInOnceItIsSecure() throws Exception {
        try (var smtp = new ScriptedSmtp(server, false, offering("AUTH=PLAIN LOGIN"));
                var open = SmtpConnection.open(host("localhost", smtp.port(), Smarthost.Security.STARTTLS, trusting))) {
            assertEquals(
                    List.of(
                            "EHLO fr.example",
                            "STARTTLS",
                            "tls EHLO fr.example",
                            "tls AUTH PLAIN " + base64("\0us\u00e9r\0pass")),
                    smtp.heard());
            assertTrue(open.offers("AUTH"));
        }
    }

    @Test
    void signsInByLoginWhereNothingElseIsOffered() throws Exception {
        try (var smtp = new ScriptedSmtp(server, true, offering("AUTH LOGIN"));
                var open = SmtpConnection.open(host("localhost", smtp.port(), Smarthost.Security.TLS, trusting))) {
            assertEquals(
                    List.of(
                            "tls EHLO fr.example",
                            "tls AUTH LOGIN",
                            "tls " + base64("us\u00e9r"),
                            "tls " + base64("pass")),
                    smtp.heard());
            assertEquals(Long.MAX_VALUE, open.largest());
        }
    }

    @Test
    void believesNoCertificateThatIsUnknownOrOfAnotherName() throws Exception {
        var everybody = (SSLSocketFactory) SSLSocketFactory.getDefault();
        try (var smtp = new ScriptedSmtp(server, true, offering("AUTH PLAIN"))) {
            assertEquals(
                    SmtpFault.Kind.CERTIFICATE,
                    fault(host("localhost", smtp.port(), Smarthost.Security.TLS, everybody)));
            assertEquals(
                    SmtpFault.Kind.CERTIFICATE,
                    fault(host("127.0.0.1", smtp.port(), Smarthost.Security.TLS, trusting)));
            assertEquals(List.of(), smtp.heard());
        }
    }

    @Test
    void saysNothingSecretWhereTheServerIsNotSecure() throws Exception {
        try (var smtp = new ScriptedSmtp(server, false, line -> "250 AUTH PLAIN")) {
            assertEquals(
                    SmtpFault.Kind.NO_TLS,
                    fault(host("localhost", smtp.port(), Smarthost.Security.STARTTLS, trusting)));
            assertEquals(
                    SmtpFault.Kind.NO_TLS, fault(host("localhost", smtp.port(), Smarthost.Security.TLS, trusting)));
            assertTrue(
                    smtp.heard().stream().noneMatch(line -> line.startsWith("AUTH")),
                    smtp.heard().toString());
        }
    }

    @Test
    void tellsThatThePasswordIsWrong() throws Exception {
        Function<String, String> refusing = line -> line.startsWith("AUTH") ? "535 5.7.8 No" : "250-mx\n250 AUTH PLAIN";
        try (var smtp = new ScriptedSmtp(server, true, refusing)) {
            assertEquals(
                    SmtpFault.Kind.CREDENTIALS,
                    fault(host("localhost", smtp.port(), Smarthost.Security.TLS, trusting)));
        }
        try (var smtp = new ScriptedSmtp(server, true, line -> "250-mx\n250 AUTH CRAM-MD5")) {
            assertEquals(
                    SmtpFault.Kind.CREDENTIALS,
                    fault(host("localhost", smtp.port(), Smarthost.Security.TLS, trusting)));
        }
    }
}
