package org.entente.twosites;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server on the loopback with a thread for each connection; what is written leaves at once. */
final class Listener implements AutoCloseable {
    private static final int WAITING = 200;

    private final ServerSocket door;
    private final Talk talk;
    private final Thread keeper;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** What is spoken; returns when it is over. */
    interface Talk {
        void hold(Socket socket) throws IOException;
    }

    /** On a free port where {@code port} is 0. */
    Listener(String name, int port, Talk talk) {
        this.talk = talk;
        try {
            this.door = new ServerSocket(port, WAITING, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        this.keeper = run(name, () -> accept(name));
    }

    int port() {
        return door.getLocalPort();
    }

    private static Thread run(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void accept(String name) {
        while (!door.isClosed()) {
            try {
                var socket = door.accept();
                open.add(socket);
                run(name + "-connection", () -> converse(socket));
            } catch (IOException closed) {
                // the loop looks whether it was us
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            talk.hold(socket);
        } catch (IOException gone) {
            // the client went, which is its right
        } finally {
            open.remove(socket);
        }
    }

    /** When it returns the port is free: as long as a thread is in accept, the system keeps listening. */
    @Override
    public void close() {
        try {
            door.close();
            keeper.join(5_000);
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException alreadyClosed) {
            // nobody comes through it any more
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
