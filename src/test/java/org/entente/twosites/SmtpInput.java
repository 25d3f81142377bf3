package org.entente.twosites;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** What a client sends to an SMTP server: commands, and messages up to their final dot (RFC 5321, 4.5.2). */
final class SmtpInput {
    private static final int COMMAND = 4096;
    /** Octets of a line without its end (RFC 5321, 4.5.3.1.6). */
    private static final int LINE = 998;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int end;

    /** A message, and whether its lines kept to the rules; null octets: it was larger than the limit. */
    record Message(byte @Nullable [] octets, boolean hasBareEnds, boolean hasLongLines) {}

    SmtpInput(InputStream in) {
        this.in = in;
    }

    /** Whether the client has said more than was read. */
    boolean hasMore() {
        return next < end;
    }

    private int read() throws IOException {
        if (next == end) {
            end = in.read(buffer);
            next = 0;
            if (end <= 0) {
                end = 0;
                throw new EOFException();
            }
        }
        return buffer[next++];
    }

    String command() throws IOException {
        var line = new StringBuilder();
        for (var octet = read(); octet != '\n'; octet = read()) {
            if (line.length() < COMMAND) {
                line.append((char) (octet & 0xff));
            }
        }
        return line.toString().strip();
    }

    /**
     * Reads to the final dot. A line that ends with LF alone gets its CR, as Postfix does it; the final dot must stand
     * between two whole ends of lines, else others could smuggle mail.
     */
    Message message(long limit) throws IOException {
        var message = new Lines();
        var bare = false;
        var tooLong = false;
        var tooLarge = false;
        var afterWholeEnd = true;
        while (true) {
            message.begin();
            var before = 0;
            int octet;
            while ((octet = read()) != '\n') {
                bare |= before == '\r';
                if (message.size() <= limit) {
                    message.write(octet);
                }
                before = octet;
            }
            var wholeEnd = before == '\r';
            message.end(wholeEnd);
            if (message.isDot() && wholeEnd && afterWholeEnd) {
                message.drop();
                return new Message(tooLarge ? null : message.toByteArray(), bare, tooLong);
            }
            bare |= !wholeEnd;
            message.undot();
            tooLong |= message.length() > LINE;
            afterWholeEnd = wholeEnd;
            tooLarge |= message.size() > limit;
            if (tooLarge) {
                message.reset();
            }
        }
    }

    /** The lines of a message, the last of which can still be changed. */
    private static final class Lines extends ByteArrayOutputStream {
        private int start;

        Lines() {
            super(1 << 15);
        }

        @Override
        public void write(int octet) {
            if (count == buf.length) {
                super.write(octet);
            } else {
                buf[count++] = (byte) octet;
            }
        }

        void begin() {
            start = count;
        }

        void end(boolean hasReturn) {
            if (!hasReturn) {
                write('\r');
            }
            write('\n');
        }

        int length() {
            return count - start - 2;
        }

        boolean isDot() {
            return length() == 1 && buf[start] == '.';
        }

        void undot() {
            if (length() > 0 && buf[start] == '.') {
                System.arraycopy(buf, start + 1, buf, start, count - start - 1);
                count--;
            }
        }

        void drop() {
            count = start;
        }
    }
}
