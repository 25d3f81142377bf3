package org.entente.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The floor of the mail rows: nothing but SMTP. Connections are kept, the words of an envelope leave in one write and
 * the message with its final dot in another (else Nagle and delayed acknowledgements cost 44 ms a message).
 */
final class BareSender {
    private final int port;
    private final int connections;

    BareSender(int port, int connections) {
        this.port = port;
        this.connections = connections;
    }

    /**
     * One message to all recipients, {@code batch} of them a transaction; with a batch of one each has an envelope
     * sender of its own. {@code message} ends with CRLF and has its dots doubled. Returns when the last was taken.
     */
    void send(List<String> recipients, int batch, byte[] message) throws InterruptedException {
        var body = new byte[message.length + 3];
        System.arraycopy(message, 0, body, 0, message.length);
        System.arraycopy(".\r\n".getBytes(StandardCharsets.US_ASCII), 0, body, message.length, 3);
        var next = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(connections);
        try {
            Callable<Void> work = () -> {
                converse(recipients, batch, body, next);
                return null;
            };
            for (var done : threads.invokeAll(java.util.Collections.nCopies(connections, work))) {
                done.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } finally {
            threads.shutdown();
        }
    }

    private void converse(List<String> recipients, int batch, byte[] body, AtomicInteger next) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            var answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            expect(answers, "220");
            write(socket, "EHLO bench.example\r\n");
            expect(answers, "250");
            for (var from = next.getAndAdd(batch); from < recipients.size(); from = next.getAndAdd(batch)) {
                var some = recipients.subList(from, Math.min(from + batch, recipients.size()));
                write(socket, envelope(some));
                for (var i = 0; i <= some.size(); i++) {
                    expect(answers, "250");
                }
                expect(answers, "354");
                socket.getOutputStream().write(body);
                expect(answers, "250");
            }
            write(socket, "QUIT\r\n");
            expect(answers, "221");
        }
    }

    private static String envelope(List<String> recipients) {
        var words = new StringBuilder("MAIL FROM:<bounces");
        if (recipients.size() == 1) {
            words.append('+').append(recipients.get(0).replace('@', '='));
        }
        words.append("@fr.example>\r\n");
        recipients.forEach(each -> words.append("RCPT TO:<").append(each).append(">\r\n"));
        return words.append("DATA\r\n").toString();
    }

    private static void write(Socket socket, String text) throws IOException {

        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void expect(BufferedReader answers, String status) throws IOException {
        var line = answers.readLine();
        while (line != null && line.startsWith(status + "-")) {
            line = answers.readLine();
        }
        if (line == null || !line.startsWith(status)) {
            throw new IOException("expected " + status + ", heard " + line);
        }
    }
}
