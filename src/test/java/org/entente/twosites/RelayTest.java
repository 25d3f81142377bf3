package org.entente.twosites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayTest {
    private final int port = Ports.free(Settings.SITES).of("fr-link");
    private ServerSocket broker;
    private Relay relay;

    @BeforeEach
    void start() throws IOException {
        broker = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        relay = new Relay(port, broker.getLocalPort());
        relay.restore();
        var echo = new Thread(this::echo);
        echo.setDaemon(true);
        echo.start();
    }

    @AfterEach
    void stop() throws IOException {
        relay.close();
        broker.close();
    }

    @Test
    void handsBytesOnBothWays() throws IOException {
        try (var caller = call()) {
            assertEquals(42, exchange(caller, 42));
        }
    }

    @Test
    void closesOpenConnectionsWhenCut() throws IOException {
        try (var caller = call()) {
            exchange(caller, 1);
            relay.cut();
            assertEquals(-1, readOrEnd(caller));
        }
    }

    @Test
    void refusesNewConnectionsWhileCut() {
        relay.cut();
        assertThrows(ConnectException.class, this::call);
    }

    @Test
    void carriesAgainWhenRestored() throws IOException {
        relay.cut();
        relay.restore();
        try (var caller = call()) {
            assertEquals(7, exchange(caller, 7));
        }
    }

    private Socket call() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(5000);
        return socket;
    }

    private static int exchange(Socket caller, int value) throws IOException {
        caller.getOutputStream().write(value);
        return caller.getInputStream().read();
    }

    private static int readOrEnd(Socket caller) throws IOException {
        try {
            return caller.getInputStream().read();
        } catch (SocketException reset) {
            return -1;
        }
    }

    private void echo() {
        while (true) {
            try {
                var socket = broker.accept();
                var thread = new Thread(() -> echo(socket));
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void echo(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException gone) {
            // the test has cut it
        }
    }
}
