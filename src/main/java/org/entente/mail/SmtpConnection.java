package org.entente.mail;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.entente.mail.SmtpFault.Kind;

/**
 * A conversation with the SMTP server, greeted, secured and signed in. For one thread; {@link #breakIfOverdue} alone is for
 * another, because a write has no time-out of its own and a reader's begins anew with each octet.
 */
final class SmtpConnection implements Closeable {
    /** What is shorter leaves in one write. */
    private static final int TOGETHER = 65_536;

    private final Smarthost host;
    private final Map<String, String> extensions = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private Socket socket;
    private SmtpReplies replies;
    private OutputStream out;
    private boolean used;
    private volatile long deadline = Long.MAX_VALUE;

    private SmtpConnection(Smarthost host, Socket socket) throws IOException {
        this.host = host;
        this.socket = socket;
        this.replies = new SmtpReplies(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream(), TOGETHER);
    }

    /** Greets, secures and signs in. */
    static SmtpConnection open(Smarthost host) throws SmtpFault {
        try {
            var connection = new SmtpConnection(host, host.connect());
            try {
                connection.begin();
                return connection;
            } catch (IOException | SmtpFault | RuntimeException fault) {
                connection.close();
                throw fault;
            }
        } catch (SocketTimeoutException silent) {
            throw new SmtpFault(Kind.SILENT, String.valueOf(silent.getMessage()));
        } catch (SSLHandshakeException untrusted) {
            throw new SmtpFault(Kind.CERTIFICATE, String.valueOf(untrusted.getMessage()));
        } catch (SSLException plain) {
            throw new SmtpFault(Kind.NO_TLS, String.valueOf(plain.getMessage()));
        } catch (IOException gone) {
            throw new SmtpFault(Kind.UNREACHABLE, host.host() + ":" + host.port() + ": " + gone.getMessage());
        }
    }

    boolean isClosed() {
        return socket.isClosed();
    }

    private void begin() throws IOException, SmtpFault {
        require(reply(), Kind.REFUSED);
        hello();
        if (host.security() == Smarthost.Security.STARTTLS) {
            if (!offers("STARTTLS")) {
                throw new SmtpFault(Kind.NO_TLS, "STARTTLS");
            }
            require(ask("STARTTLS"), Kind.NO_TLS);
            socket = host.secured(socket);
            replies = new SmtpReplies(socket.getInputStream()); // nothing said before counts (RFC 3207 section 4.2)
            out = new BufferedOutputStream(socket.getOutputStream(), TOGETHER);
            hello();
        }
        if (!host.user().isEmpty()) {
            signIn();
        }
    }

    private void hello() throws IOException, SmtpFault {
        extensions.clear();
        var reply = ask("EHLO " + host.name());
        if (!reply.isGood()) {
            require(ask("HELO " + host.name()), Kind.REFUSED);
            return;
        }
        for (var line : reply.text().split("\n")) {
            var words = line.strip().split("[ =]", 2); // AUTH=LOGIN is an old mistake that lives on
            extensions.merge(words[0], words.length > 1 ? words[1] : "", (one, other) -> one + " " + other);
        }
    }

    private void signIn() throws IOException, SmtpFault {
        var ways = " " + extensions.getOrDefault("AUTH", "").toUpperCase(java.util.Locale.ROOT) + " ";
        if (ways.contains(" PLAIN ")) {
            require(ask("AUTH PLAIN " + base64("\0" + host.user() + "\0" + host.password())), Kind.CREDENTIALS);
        } else if (ways.contains(" LOGIN ")) {
            ask("AUTH LOGIN");
            ask(base64(host.user()));
            require(ask(base64(host.password())), Kind.CREDENTIALS);
        } else {
            throw new SmtpFault(Kind.CREDENTIALS, "AUTH" + ways.stripTrailing());
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void require(SmtpReply reply, Kind otherwise) throws SmtpFault {
        if (!reply.isGood()) {
            throw new SmtpFault(otherwise, reply.toString());
        }
    }

    boolean offers(String extension) {
        return extensions.containsKey(extension);
    }

    /** The largest message that it takes (RFC 1870); {@code Long.MAX_VALUE} where it does not say. */
    long largest() {
        var size = extensions.getOrDefault("SIZE", "").strip();
        return size.matches("[1-9]\\d{0,17}") ? Long.parseLong(size) : Long.MAX_VALUE;
    }

    /** Whether something was sent over it before: it may have been closed meanwhile. */
    boolean isUsed() {
        return used;
    }

    void used() {
        used = true;
    }

    SmtpReply ask(String command) throws IOException {
        write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
        return reply();
    }

    /** All of it in one go: each write may become a packet of its own. */
    void write(byte[]... parts) throws IOException {
        deadline = System.nanoTime() + host.timeout().toNanos() * 2;
        for (var part : parts) {
            out.write(part);
        }
        out.flush();
    }

    SmtpReply reply() throws IOException {
        return reply(1);
    }

    /** After {@code times} the usual patience it is given up. */
    SmtpReply reply(int times) throws IOException {
        deadline = System.nanoTime() + host.timeout().toNanos() * times;
        socket.setSoTimeout(Math.toIntExact(host.timeout().toMillis() * times));
        var reply = replies.next();
        deadline = Long.MAX_VALUE;
        return reply;
    }

    /** Ends a conversation in which the other side does nothing any more. */
    void breakIfOverdue() {
        if (System.nanoTime() - deadline > 0 && deadline != Long.MAX_VALUE) {
            close();
        }
    }

    /** Says goodbye and does not wait for the answer. */
    void quit() {
        try {
            write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            // as it was to be
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            // as it was to be
        }
    }
}
