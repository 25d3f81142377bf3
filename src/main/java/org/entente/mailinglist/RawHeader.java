package org.entente.mailinglist;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Predicate;

/** The head of a message whose octets must stay as they are: whole fields are kept or left out, with their folded lines. */
final class RawHeader {
    private RawHeader() {}

    /** Copies the fields whose name, in lower case, is wanted, then the empty line and everything behind it. */
    static void copy(byte[] message, Predicate<String> wanted, ByteArrayOutputStream out) {
        boolean keep = false;
        int at = 0;
        while (at < message.length) {
            int end = at;
            while (end < message.length && message[end] != '\n') {
                end++;
            }
            boolean empty = end == at || end == at + 1 && message[at] == '\r';
            if (empty) {
                break;
            }
            if (message[at] != ' ' && message[at] != '\t') {
                keep = wanted.test(name(message, at, end));
            }
            int next = Math.min(message.length, end + 1);
            if (keep) {
                out.write(message, at, next - at);
            }
            at = next;
        }
        if (at >= message.length) {
            out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        out.write(message, at, message.length - at);
    }

    private static String name(byte[] message, int from, int to) {
        int colon = from;
        while (colon < to && message[colon] != ':') {
            colon++;
        }
        return new String(message, from, colon - from, StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
