package org.entente.mail;

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
        boolean ends = message.length == 0 || message[message.length - 1] == '\n';
        var end = (ends ? ".\r\n" : "\r\n.\r\n").getBytes(StandardCharsets.US_ASCII);
        int more = 0;
        for (int i = 0; i < message.length; i++) {
            more += missing(message, i) == 0 ? 0 : 1;
        }
        var wire = new byte[message.length + more + end.length]; // as large as it must be: a mail may be large itself
        int to = 0;
        for (int i = 0; i < message.length; i++) {
            byte before = missing(message, i);
            if (before != 0) {
                wire[to++] = before;
            }
            wire[to++] = message[i];
        }
        System.arraycopy(end, 0, wire, to, end.length);
        return wire;
    }

    /** What must stand before that octet: a dot, a CR, or 0 for nothing. */
    private static byte missing(byte[] message, int i) {
        if (message[i] == '.') {
            return i == 0 || message[i - 1] == '\n' ? (byte) '.' : 0;
        }
        return message[i] == '\n' && (i == 0 || message[i - 1] != '\r') ? (byte) '\r' : 0;
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
