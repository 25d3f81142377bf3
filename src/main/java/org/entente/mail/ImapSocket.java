package org.entente.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import javax.net.SocketFactory;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.jspecify.annotations.Nullable;

/** Hands Angus Mail its socket and remembers it: to wait longer in IDLE than for an answer, and to end the waiting. */
final class ImapSocket extends SocketFactory {
    private @Nullable Socket socket;
    private boolean closed;

    @Override
    public synchronized Socket createSocket() {
        var made = new Socket();
        socket = made;
        return made;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new SocketException("not connected here");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket("", port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket("", port);
    }

    synchronized void timeOut(int millis) throws ConnectionException {
        try {
            if (socket != null) {
                socket.setSoTimeout(millis);
            }
        } catch (SocketException gone) {
            throw new ConnectionException(gone.getMessage());
        }
    }

    /** For servers without IDLE; {@link #close} ends it. */
    synchronized void sleep(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try {
            for (long left = time.toMillis(); left > 0 && !closed; left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever reads from it gets a fault. */
    synchronized void close() {
        closed = true;
        notifyAll();
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException gone) {
            // it is closed
        }
    }
}
