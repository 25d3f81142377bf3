package org.entente.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Answers each command as a test says, and speaks TLS from the beginning or from STARTTLS on. */
final class ScriptedSmtp implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final List<String> heard = new CopyOnWriteArrayList<>();

    ScriptedSmtp(SSLContext context, boolean fromTheBeginning, Function<String, String> script) throws IOException {
        var thread = new Thread(() -> {
            while (!door.isClosed()) {
                try (var socket = door.accept()) {
                    converse(fromTheBeginning ? secured(context, socket) : socket, context, script);
                } catch (IOException gone) {
                    // the client went, or did not trust us
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return door.getLocalPort();
    }

    List<String> heard() {
        return heard;
    }

    private static Socket secured(SSLContext context, Socket socket) throws IOException {
        var secure = (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        secure.setUseClientMode(false);
        return secure;
    }

    private void converse(Socket socket, SSLContext context, Function<String, String> script) throws IOException {
        say(socket, "220 ready");
        answer(socket, context, script);
    }

    private void answer(Socket socket, SSLContext context, Function<String, String> script) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            heard.add((socket instanceof SSLSocket ? "tls " : "") + line);
            say(socket, script.apply(line));
            if (line.equals("STARTTLS")) {
                answer(secured(context, socket), context, script);
                return;
            }
        }
    }

    private static void say(Socket socket, String reply) throws IOException {
        socket.getOutputStream().write((reply.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
