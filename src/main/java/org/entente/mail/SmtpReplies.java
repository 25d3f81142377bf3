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
            if (!line.matches("(?s)[2-5]\\d\\d([ -].*)?")) {
                throw new IOException("no SMTP reply");
            }
            text.append(text.length() == 0 ? "" : "\n").append(line.substring(Math.min(4, line.length())));
            if (line.length() < 4 || line.charAt(3) == ' ') {
                return new SmtpReply(Integer.parseInt(line.substring(0, 3)), text.toString());
            }
        }
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
