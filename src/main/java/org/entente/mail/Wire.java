package org.entente.mail;

import java.io.ByteArrayOutputStream;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How a message and its addresses are written to an SMTP server (RFC 5321). */
final class Wire {
    private static final int LONGEST_ADDRESS = 254;

    private Wire() {}

    /**
     * The message with a dot before each that begins a line (section 4.5.2), with CRLF for a bare LF, and with the final
     * dot, so that all of it can leave in one write.
     */
    static byte[] stuffed(byte[] message) {
        var out = new ByteArrayOutputStream(message.length + message.length / 64 + 16);
        int before = '\n';
        int from = 0;
        for (int i = 0; i < message.length; i++) {
            if (message[i] == '.' && before == '\n') {
                out.write(message, from, i - from);
                out.write('.');
                from = i;
            } else if (message[i] == '\n' && (i == 0 || message[i - 1] != '\r')) {
                out.write(message, from, i - from);
                out.write('\r');
                from = i;
            }
            before = message[i];
        }
        out.write(message, from, message.length - from);
        out.writeBytes((before == '\n' ? ".\r\n" : "\r\n.\r\n").getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    static boolean isEightBit(byte[] octets) {
        for (byte octet : octets) {
            if (octet < 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * The address as it stands between angle brackets; empty for one that no command can carry. Nothing that ends a line
     * or a path gets through. A domain is written in ASCII (RFC 5891), a local part as it is: see {@link #isEightBit}.
     */
    static Optional<String> path(String address) {
        int at = address.lastIndexOf('@');
        if (at < 1
                || at == address.length() - 1
                || address.codePoints().anyMatch(c -> c <= ' ' || c == '<' || c == '>' || (c >= 0x7f && c < 0xa0))) {
            return Optional.empty();
        }
        try {
            var domain = address.charAt(at + 1) == '['
                    ? address.substring(at + 1)
                    : IDN.toASCII(address.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
            var path = address.substring(0, at + 1) + domain;
            return path.getBytes(StandardCharsets.UTF_8).length > LONGEST_ADDRESS
                    ? Optional.empty()
                    : Optional.of(path);
        } catch (IllegalArgumentException | IndexOutOfBoundsException noDomain) {
            return Optional.empty();
        }
    }
}
