package org.entente.twosites;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks SMTP word by word, so that a test may say what no library would. */
public final class SmtpClient implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader answers;

    public SmtpClient(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
        answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    /** How long it waits for an answer. */
    public void patience(int milliseconds) throws IOException {
        socket.setSoTimeout(milliseconds);
    }

    /** The last line of the next answer; empty where the server has gone. */
    public String hear() throws IOException {
        var line = answers.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = answers.readLine();
        }
        return line == null ? "" : line;
    }

    public String say(String command) throws IOException {
        send(command + "\r\n");
        return hear();
    }

    /** Latin-1, as it is. */
    public void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Greets, and goes on to where the message begins; the answer to DATA. */
    public String envelope(String sender, String... recipients) throws IOException {
        say("EHLO client.example");
        say("MAIL FROM:<" + sender + ">");
        for (var recipient : recipients) {
            say("RCPT TO:<" + recipient + ">");
        }
        return say("DATA");
    }

    /** One whole mail on a connection of its own; the answer to the final dot. */
    public static String mail(int port, String message, String sender, String... recipients) throws IOException {
        try (var client = new SmtpClient(port)) {
            client.hear();
            var goAhead = client.envelope(sender, recipients);
            if (!goAhead.startsWith("354")) {
                return goAhead;
            }
            return client.say(message.replaceAll("(?m)^\\.", "..") + "\r\n.");
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
