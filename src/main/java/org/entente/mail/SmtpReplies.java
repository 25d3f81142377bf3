package org.entente.mail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The replies of an SMTP server, one after the other (RFC 5321 section 4.2). */
final class SmtpReplies {
    /** Octets of one reply: a server that sends more is none. */
    private static final int LONGEST = 65_536;

    private final InputStream in;

    SmtpReplies(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    SmtpReply next() throws IOException {
        var text = new StringBuilder();
        int octets = 0;
        while (true) {
            var line = line(LONGEST - octets);
            octets += line.length();
            int code = code(line);
            text.append(text.length() == 0 ? "" : "\n").append(line.substring(Math.min(4, line.length())));
            if (line.length() < 4 || line.charAt(3) == ' ') {
                return new SmtpReply(code, text.toString());
            }
        }
    }

    private static int code(String line) throws IOException {
        int code = 0;
        for (int i = 0; i < 3; i++) {
            int digit = line.length() > i ? line.charAt(i) - '0' : -1;
            if (digit < 0 || digit > 9) {
                throw new IOException("no SMTP reply");
            }
            code = code * 10 + digit;
        }
        if (code < 200 || code > 599 || (line.length() > 3 && line.charAt(3) != ' ' && line.charAt(3) != '-')) {
            throw new IOException("no SMTP reply");
        }
        return code;
    }

    private String line(int most) throws IOException {
        var line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new IOException("the connection was closed");
            }
            if (line.length() >= most) {
                throw new IOException("a reply without an end");
            }
            line.append((char) octet);
        }
        return line.toString().stripTrailing();
    }
}
