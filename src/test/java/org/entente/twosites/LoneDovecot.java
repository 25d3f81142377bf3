package org.entente.twosites;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Dovecot 2.3 where it is installed: a strict IMAP server whose mail lies in Maildirs that a test may write into. */
public final class LoneDovecot implements AutoCloseable {
    public static final String PASSWORD = "of-everybody";
    public static final String ABSENT =
            "No Dovecot 2.3 here, or no root to run it. Debian 12: apt-get install --no-install-recommends dovecot-imapd";

    private final Path directory;
    private final int port;
    private final Process process;

    private LoneDovecot(Path directory) throws IOException {
        this.directory = directory;
        this.port = freePort();
        Files.createDirectories(directory.resolve("mail"));
        Commands.run(List.of("chown", "-R", "nobody", directory.resolve("mail").toString()));
        var configuration = Files.writeString(directory.resolve("dovecot.conf"), configuration());
        this.process = new ProcessBuilder("dovecot", "-F", "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.log").toFile())
                .start();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::greets);
    }

    public static boolean isInstalled() {
        return "root".equals(System.getProperty("user.name"))
                && Commands.succeeds("sh", "-c", "dovecot --version | grep -q '^2\\.3\\.'");
    }

    /** Fresh, in a directory of that name in target. */
    public static LoneDovecot start(String name) {
        var directory = Path.of("target").toAbsolutePath().resolve(name);
        Commands.run(List.of("rm", "-rf", directory.toString()));
        try {
            return new LoneDovecot(directory);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private String configuration() {
        return """
                protocols = imap
                listen = 127.0.0.1
                base_dir = %1$s/run
                state_dir = %1$s/state
                log_path = %1$s/dovecot.log
                ssl = no
                disable_plaintext_auth = no
                first_valid_uid = 1
                mail_location = maildir:%1$s/mail/%%u
                passdb {
                  driver = static
                  args = password=%2$s
                }
                userdb {
                  driver = static
                  args = uid=nobody gid=65534 home=%1$s/mail
                }
                service imap-login {
                  inet_listener imap {
                    port = %3$d
                  }
                  inet_listener imaps {
                    port = 0
                  }
                }
                """.formatted(directory, PASSWORD, port);
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private boolean greets() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(2_000);
            return socket.getInputStream().read() > 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    public int imapPort() {
        return port;
    }

    /** What the mailbox is kept in; made where it is not there yet. */
    public Path maildir(String user) {
        var maildir = directory.resolve("mail").resolve(user);
        for (var part : List.of("cur", "new", "tmp")) {
            Commands.run(List.of(
                    "install", "-d", "-o", "nobody", maildir.resolve(part).toString()));
        }
        Commands.run(List.of("chown", "nobody", maildir.toString()));
        return maildir;
    }

    /** Puts a message there as a delivering server does, octet for octet. */
    public void deliver(String user, byte[] message) {
        var maildir = maildir(user);
        var name = UUID.randomUUID().toString();
        try {
            var file = Files.write(maildir.resolve("tmp").resolve(name), message);
            Commands.run(List.of("chown", "nobody", file.toString()));
            Files.move(file, maildir.resolve("new").resolve(name));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Everything there is the same, under another UIDVALIDITY and other UIDs. */
    public void forgetUids(String user) {
        Commands.run(
                List.of("sh", "-c", "rm -f \"$1\"/dovecot*", "sh", maildir(user).toString()));
    }

    /** The server may look into the folder, and write nothing there any more. */
    public void closeFolder(String user, String folder) {
        var directory = maildir(user).resolve("." + folder).toString();
        Commands.run(List.of("chown", "-R", "root", directory));
        Commands.run(List.of("chmod", "-R", "go=rX", directory));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
