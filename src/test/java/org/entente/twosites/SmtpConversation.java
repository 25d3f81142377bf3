package org.entente.twosites;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One connection of an SMTP server (RFC 5321), with pipelining, 8-bit text, a limit of size and plain sign-in.
 * A strict one refuses lines that end with CR or LF alone and lines over 998 octets, as some servers do.
 */
final class SmtpConversation {
    private static final int IDLE = 300_000;
    private static final long LIMIT = 60L << 20;
    private static final Pattern PATH =
            Pattern.compile("(?i)(?:MAIL FROM|RCPT TO):\\s*<(?:@[^:>]*:)?([^>]*)>((?: .*)?)");
    private static final Pattern SIZE = Pattern.compile("(?i).* SIZE=([0-9]{1,18})(?: .*)?");

    private final Socket socket;
    private final SmtpInput in;
    private final OutputStream out;
    private final SmtpHost host;
    private final boolean strict;
    private String helo = "";
    private String sender = "";
    private boolean hasSender;
    private List<String> recipients = new ArrayList<>();

    SmtpConversation(Socket socket, SmtpHost host, boolean strict) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(IDLE);
        this.in = new SmtpInput(socket.getInputStream());
        this.out = new java.io.BufferedOutputStream(socket.getOutputStream());
        this.host = host;
        this.strict = strict;
    }

    void hold() throws IOException {
        if (!say(host.answer(SmtpStage.CONNECT, SmtpMail.NONE))) {
            out.flush();
            return;
        }
        var goesOn = true;
        while (goesOn) {
            if (!in.hasMore()) {
                out.flush();
            }
            goesOn = obey(in.command());
        }
        out.flush();
    }

    private boolean obey(String command) throws IOException {
        var words = command.split(" ", 2);
        return switch (words[0].toUpperCase(Locale.ROOT)) {
            case "EHLO", "HELO" -> greet(words);
            case "AUTH" -> signIn(command.split(" "));
            case "MAIL" -> mail(command);
            case "RCPT" -> recipient(command);
            case "DATA" -> message();
            case "RSET" -> {
                reset();
                yield say("250 2.0.0 Forgotten");
            }
            case "NOOP" -> say("250 2.0.0 As you like");
            case "VRFY" -> say("252 2.1.5 Send a mail and see");
            case "QUIT" -> {
                say(host.answer(SmtpStage.QUIT, soFar(new byte[0])));
                yield false;
            }
            default -> say("500 5.5.2 Not understood");
        };
    }

    private boolean greet(String[] words) throws IOException {
        reset();
        helo = words.length > 1 ? words[1].strip() : "";
        var reply = host.answer(SmtpStage.HELLO, soFar(new byte[0]));
        if (reply.isPositive() && words[0].equalsIgnoreCase("EHLO")) {
            for (var offer : List.of("SIZE " + LIMIT, "PIPELINING", "8BITMIME", "AUTH PLAIN")) {
                say("250-" + offer);
            }
            return say("250 ENHANCEDSTATUSCODES");
        }
        return say(reply);
    }

    private boolean signIn(String[] words) throws IOException {
        if (words.length < 2 || !words[1].equalsIgnoreCase("PLAIN")) {
            return say("504 5.5.4 Only PLAIN is known");
        }
        String credentials;
        if (words.length > 2) {
            credentials = words[2];
        } else {
            say("334 ");
            out.flush();
            credentials = in.command();
        }
        try {
            var parts = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8).split("\0", -1);
            var welcome = parts.length == 3 && host.knows(parts[1], parts[2]);
            return welcome
                    ? say(host.answer(SmtpStage.SIGN_IN, soFar(new byte[0])))
                    : say("535 5.7.8 Nobody here has this name and password");
        } catch (IllegalArgumentException notBase64) {
            return say("501 5.5.2 Not understood");
        }
    }

    private boolean mail(String command) throws IOException {
        var path = PATH.matcher(command);
        if (!path.matches()) {
            return say("501 5.1.7 MAIL FROM:<address>");
        }
        if (hasSender) {
            return say("503 5.5.1 There is a sender already");
        }
        var size = SIZE.matcher(path.group(2));
        if (size.matches() && Long.parseLong(size.group(1)) > LIMIT) {
            return say(tooLarge());
        }
        sender = path.group(1);
        var reply = host.answer(SmtpStage.MAIL, soFar(new byte[0]));
        hasSender = reply.isPositive();
        return say(reply);
    }

    private boolean recipient(String command) throws IOException {
        var path = PATH.matcher(command);
        if (!hasSender) {
            return say("503 5.5.1 Name the sender first");
        }
        if (!path.matches() || !path.group(1).contains("@")) {
            return say("501 5.1.3 RCPT TO:<address>");
        }
        recipients.add(path.group(1));
        var reply = host.answer(SmtpStage.RCPT, soFar(new byte[0]));
        if (!reply.isPositive()) {
            recipients.remove(recipients.size() - 1);
        }
        return say(reply);
    }

    private boolean message() throws IOException {
        if (recipients.isEmpty()) {
            return say("503 5.5.1 Name a recipient first");
        }
        var goAhead = host.answer(SmtpStage.DATA, soFar(new byte[0]));
        if (!say(goAhead) || !goAhead.isPositive()) {
            return !goAhead.closes();
        }
        out.flush();
        var message = in.message(LIMIT);
        var octets = message.octets();
        SmtpReply reply;
        if (octets == null) {
            reply = SmtpReply.of(tooLarge());
        } else if (strict && message.hasBareEnds()) {
            reply = SmtpReply.of("550 5.6.11 A line ends with CR or LF alone");
        } else if (strict && message.hasLongLines()) {
            reply = SmtpReply.of("552 5.6.0 A line is longer than 998 octets");
        } else {
            reply = host.answer(SmtpStage.DOT, soFar(octets));
        }
        reset();
        return say(reply);
    }

    private static String tooLarge() {
        return "552 5.3.4 A message may have " + LIMIT + " octets";
    }

    private SmtpMail soFar(byte[] octets) {
        return new SmtpMail(helo, sender, List.copyOf(recipients), octets);
    }

    private void reset() {
        sender = "";
        hasSender = false;
        recipients = new ArrayList<>();
    }

    private boolean say(String line) throws IOException {
        return say(SmtpReply.of(line));
    }

    /** False where the conversation is over. */
    private boolean say(SmtpReply reply) throws IOException {
        var line = reply.line();
        if (line == null && !reply.closes()) {
            out.flush();
            while (socket.getInputStream().read() >= 0) {
                // the client waits, and at last it goes
            }
            return false;
        }
        if (line != null) {
            for (var octet : (line + "\r\n").getBytes(StandardCharsets.US_ASCII)) {
                out.write(octet);
                if (reply.pause() > 0) {
                    drip(reply.pause());
                }
            }
        }
        return !reply.closes();
    }

    private void drip(int milliseconds) throws IOException {
        out.flush();
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException();
        }
    }
}
