package org.entente.twosites;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An SMTP server on the loopback, a thread a connection: before the mailboxes of the demo, and as the broken one of tests.
 * It is not GreenMail's because that asks nobody whether a recipient is known, and knows no limit of size.
 */
final class SmtpServer implements AutoCloseable {
    private static final int IDLE = 300_000;

    private final ServerSocket door;
    private final SmtpHost host;
    private final boolean strict;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** {@code strict} refuses lines that end with CR or LF alone and lines over 998 octets, as some servers do. */
    SmtpServer(int port, SmtpHost host, boolean strict) {
        this.host = host;
        this.strict = strict;
        try {
            this.door = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        run("smtp", this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    private static void run(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var socket = door.accept();
                open.add(socket);
                run("smtp-connection", () -> converse(socket));
            } catch (IOException closed) {
                // the loop looks whether it was us
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(IDLE);
            new SmtpConversation(socket, host, strict).hold();
        } catch (IOException gone) {
            // the client went, which is its right
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException alreadyClosed) {
            // nobody comes through it any more
        }
    }
}
