package org.entente.twosites;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mail server as the process that the harness starts. */
class MailTest {
    @Test
    void refusesWhatItCouldNotKeep(@TempDir Path root) throws Exception {
        var settings = Settings.forTests(root).withOptions("mail", "-Xmx112m");
        var mail = new Mail(settings);
        var process = start(mail, root.resolve("log"));
        try {
            await().until(() -> mail.isReady(Log.from(root.resolve("log"))));
            var megabyte = "Subject: large\r\n\r\n" + ("x".repeat(70) + "\r\n").repeat(1 << 14);
            var taken = 0;
            String answer;
            while ((answer = SmtpClient.mail(mail.port(), megabyte, "a@b.example", "fr-hr@fr.example"))
                    .startsWith("250")) {
                taken++;
            }

            assertTrue(answer.startsWith("452 4.3.1 "), answer);
            assertTrue(taken > 4, taken + " taken");
            var store = Session.getInstance(new Properties()).getStore("imap");
            store.connect("127.0.0.1", settings.ports().of("imap"), "fr-hr@fr.example", settings.password());
            assertEquals(taken, store.getFolder("INBOX").getMessageCount());
            store.close();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void keepsASiteKeyForItsOwnerAlone(@TempDir Path directory) throws Exception {
        var file = directory.resolve("mail.key");
        SecretFile.make(file);
        var key = Files.readString(file);
        SecretFile.make(file);

        assertEquals(key, Files.readString(file));
        assertEquals(32, java.util.Base64.getDecoder().decode(key.strip()).length);
        assertEquals(
                "[OWNER_READ, OWNER_WRITE]", new java.util.TreeSet<>(Files.getPosixFilePermissions(file)).toString());
    }

    private static Process start(Mail mail, Path log) throws Exception {
        var builder =
                new ProcessBuilder(mail.command()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(mail.environment());
        return builder.start();
    }
}
