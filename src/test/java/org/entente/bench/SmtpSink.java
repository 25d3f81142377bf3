package org.entente.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An SMTP server that takes everything, keeps nothing and counts, as cheaply as it can: the two cores belong to those
 * who send. One thread a connection; of a message it looks at nothing but for its end.
 */
final class SmtpSink implements AutoCloseable {
    private static final byte[] END = "\r\n.\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket door;
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong recipients = new AtomicLong();
    private final AtomicLong octets = new AtomicLong();
    private volatile long last = System.nanoTime();

    SmtpSink() throws IOException {
        this(0);
    }

    SmtpSink(int port) throws IOException {
        door = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
        run("sink", this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    long messages() {
        return messages.get();
    }

    /** Recipients of messages that were taken whole. */
    long recipients() {
        return recipients.get();
    }

    /** What the messages had together. */
    long octets() {
        return octets.get();
    }

    /** When the last message was taken, in {@link System#nanoTime()}. */
    long last() {
        return last;
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
                socket.setTcpNoDelay(true);
                run("sink-connection", () -> converse(socket));
            } catch (IOException closed) {
                // the loop looks whether it was us
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            new Conversation(socket).hold();
        } catch (IOException gone) {
            // the client went
        }
    }

    private final class Conversation {
        private final Socket socket;
        private final InputStream in;
        private final byte[] buffer = new byte[1 << 16];
        private final StringBuilder answers = new StringBuilder("220 sink.example\r\n");
        private int next;
        private int end;
        private int named;

        Conversation(Socket socket) throws IOException {
            this.socket = socket;
            this.in = socket.getInputStream();
        }

        void hold() throws IOException {
            while (obey()) {
                // one command after the other
            }
            flush();
        }

        private boolean obey() throws IOException {
            var first = letter();
            var second = letter();
            for (var octet = second; octet != '\n'; octet = letter()) {
                // of a command the first two letters say enough
            }
            switch (first) {
                case 'E' -> answers.append("250-sink.example\r\n250-PIPELINING\r\n250 8BITMIME\r\n");
                case 'R' -> {
                    named = second == 'C' ? named + 1 : 0;
                    answers.append("250 ok\r\n");
                }
                case 'D' -> {
                    answers.append("354 go on\r\n");
                    message();
                }
                case 'Q' -> {
                    answers.append("221 bye\r\n");
                    return false;
                }
                default -> answers.append("250 ok\r\n");
            }
            return true;
        }

        private void message() throws IOException {
            var matched = 2;
            var size = 0L;
            while (matched < END.length) {
                var octet = letter();
                size++;
                if (octet == END[matched]) {
                    matched++;
                } else {
                    matched = octet == '\r' ? 1 : 0;
                }
            }
            octets.addAndGet(size - 3);
            recipients.addAndGet(named);
            messages.incrementAndGet();
            last = System.nanoTime();
            named = 0;
            answers.append("250 taken\r\n");
        }

        private int letter() throws IOException {
            if (next == end) {
                flush();
                end = in.read(buffer);
                next = 0;
                if (end < 0) {
                    throw new IOException("gone");
                }
            }
            return buffer[next++];
        }

        private void flush() throws IOException {
            if (!answers.isEmpty()) {
                socket.getOutputStream().write(answers.toString().getBytes(StandardCharsets.US_ASCII));
                answers.setLength(0);
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
