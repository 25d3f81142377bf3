package org.entente.mail;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * Takes a message apart into its entities, tolerant of whatever breaks the standard: no header, no boundary, no end.
 * Nested messages stay whole. Each octet is held once, decoded.
 */
final class MimeReader {
    /** Nobody nests deeper in earnest, and each level reads what is in it once more. */
    private static final int DEEPEST = 100;

    /** How often boundaries within boundaries are looked for that nobody declared. */
    private static final int MENDINGS = 3;

    private static final int LOOK = 64 * 1024;

    private static final MimeConfig TOLERANT = new MimeConfig.Builder()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(-1)
            .setMaxHeaderCount(-1)
            .setMaxContentLen(-1)
            .setMalformedHeaderStartsBody(false)
            .build();
    private static final Pattern FIELD = Pattern.compile("(?m)^[!-9;-~]{1,100}[ \\t]*:");
    private static final Pattern NO_MORE_FIELDS = Pattern.compile("(?m)^\\r?$");
    private static final Pattern FOLD = Pattern.compile("\\r?\\n(?=[ \\t])");
    private static final Pattern BOUNDARY =
            Pattern.compile("(?m)^--([^\\s-][^\\r\\n]{0,200}?|-{1,200}[^\\s-][^\\r\\n]{0,200}?)[ \\t]*\\r?$");

    private MimeReader() {}

    static MimePart read(InputStream octets) {
        return read(headed(octets), 0);
    }

    /** Where nothing looks like a field, all of it is the body. */
    private static InputStream headed(InputStream octets) {
        var buffered = new BufferedInputStream(octets, LOOK);
        try {
            buffered.mark(LOOK);
            var start = new String(buffered.readNBytes(LOOK), StandardCharsets.ISO_8859_1);
            buffered.reset();
            var end = NO_MORE_FIELDS.matcher(start);
            var header = end.find() ? start.substring(0, end.start()) : start;
            return header.isEmpty() || FIELD.matcher(header).find()
                    ? buffered
                    : new SequenceInputStream(new ByteArrayInputStream(new byte[] {'\r', '\n'}), buffered);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static MimePart read(InputStream octets, int mendings) {
        var stream = new MimeTokenStream(TOLERANT);
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        stream.parse(octets);
        try {
            return read(stream, mendings);
        } catch (IOException | MimeException broken) {
            throw new UnreadableMail("It is no message: " + broken.getMessage(), broken);
        }
    }

    private static MimePart read(MimeTokenStream stream, int mendings) throws IOException, MimeException {
        var root = new MimePart();
        Deque<MimePart> open = new ArrayDeque<>();
        open.push(root);
        while (true) {
            var state = stream.getState();
            switch (state) {
                case T_END_OF_STREAM -> {
                    return mendings == 0 ? mended(root, 0) : root;
                }
                case T_START_BODYPART -> {
                    if (open.size() > DEEPEST) {
                        throw new UnreadableMail("Its parts are nested more than " + DEEPEST + " deep.");
                    }
                    var part = new MimePart();
                    open.element().add(part);
                    open.push(part);
                }
                case T_END_BODYPART -> mended(open.pop(), mendings);
                case T_FIELD ->
                    open.element().add(new MimePart.Field(stream.getField().getName(), body(stream)));
                case T_PREAMBLE -> open.element().begins(stream.getInputStream().readAllBytes());
                case T_BODY -> open.element().holds(decoded(stream));
                default -> {
                    // begins and ends of headers, and epilogues, say nothing
                }
            }
            stream.next();
        }
    }

    private static String body(MimeTokenStream stream) {
        var field = stream.getField();
        var raw = field.getRaw();
        var text = raw == null ? field.getBody() : new String(raw.toByteArray(), StandardCharsets.ISO_8859_1);
        int colon = text.indexOf(':');
        return FOLD.matcher(raw == null || colon < 0 ? text : text.substring(colon + 1))
                .replaceAll("")
                .strip();
    }

    private static byte[] decoded(MimeTokenStream stream) throws IOException {
        var said = stream.getBodyDescriptor().getTransferEncoding();
        var encoding = said == null ? "" : said.toLowerCase(Locale.ROOT);
        if (encoding.contains("base64")) {
            return LenientBase64.decode(stream.getInputStream());
        }
        if (encoding.contains("uue")) {
            var all = stream.getInputStream().readAllBytes();
            var files = UuFiles.in(new String(all, StandardCharsets.ISO_8859_1));
            return files.isEmpty() ? all : files.get(0).octets();
        }
        return stream.getDecodedInputStream().readAllBytes();
    }

    /** With the parts that were not found because their boundary is missing or is another one. */
    private static MimePart mended(MimePart part, int mendings) {
        var hidden = part.octets().length > 0 ? part.octets() : part.preamble();
        if (part.isMultipart() && part.parts().isEmpty()) {
            var line = mendings < MENDINGS ? boundary(hidden) : BOUNDARY.matcher("");
            if (line.find()) {
                read(with(line.group(1), hidden), mendings + 1).parts().forEach(part::add);
            }
            if (part.parts().isEmpty()) {
                var text = new MimePart();
                text.holds(hidden);
                part.add(text);
            }
            part.holds(new byte[0]);
        }
        return part;
    }

    private static Matcher boundary(byte[] octets) {
        return BOUNDARY.matcher(new String(octets, 0, Math.min(octets.length, LOOK), StandardCharsets.ISO_8859_1));
    }

    private static InputStream with(String boundary, byte[] octets) {
        var header = "Content-Type: multipart/mixed; boundary=\"" + boundary.replace("\"", "\\\"") + "\"\r\n\r\n";
        return new SequenceInputStream(
                new ByteArrayInputStream(header.getBytes(StandardCharsets.ISO_8859_1)),
                new ByteArrayInputStream(octets));
    }
}
