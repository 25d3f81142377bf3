package org.entente.twosites;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A wire that can be cut: hands every connection to {@code port} on to {@code target}, both on the loopback. Cut, it
 * closes what is open and listens no more, so that callers are refused as by a machine that is not there.
 */
final class Relay implements AutoCloseable {
    private final int port;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket door;
    private @Nullable Thread doorkeeper;

    Relay(int port, int target) {
        this.port = port;
        this.target = target;
    }

    synchronized void restore() {
        if (door != null) {
            return;
        }
        try {
            var listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            door = listening;
            doorkeeper = thread(() -> accept(listening));
        } catch (IOException taken) {
            throw new StartFailed("The link cannot listen on port " + port + ": " + taken.getMessage(), taken);
        }
    }

    synchronized void cut() {
        var listening = door;
        door = null;
        if (listening != null) {
            close(listening);
            leave(doorkeeper);
        }
        open.forEach(Relay::close);
        open.clear();
    }

    synchronized boolean isUp() {
        return door != null;
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                var caller = listening.accept();
                thread(() -> join(caller, listening));
            } catch (IOException cut) {
                return;
            }
        }
    }

    private void join(Socket caller, ServerSocket listening) {
        try {
            var callee = new Socket(InetAddress.getLoopbackAddress(), target);
            caller.setTcpNoDelay(true);
            callee.setTcpNoDelay(true);
            synchronized (this) {
                open.add(caller);
                open.add(callee);
                if (door != listening) {
                    throw new IOException("cut while it was opened");
                }
            }
            thread(() -> pump(caller, callee));
            pump(callee, caller);
        } catch (IOException noBroker) {
            close(caller);
        }
    }

    private void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // one end is gone: so is the other, below
        } finally {
            close(from);
            close(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(java.io.Closeable end) {
        try {
            end.close();
        } catch (IOException gone) {
            // that was the wish
        }
    }

    /** Waits until the kernel has been told that nobody listens: before, the port cannot be taken again. */
    private static void leave(@Nullable Thread doorkeeper) {
        try {
            if (doorkeeper != null) {
                doorkeeper.join(2_000);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "link");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() {
        cut();
    }
}
