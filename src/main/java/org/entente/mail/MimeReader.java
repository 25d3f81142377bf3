package org.entente.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
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

    private static final MimeConfig TOLERANT = new MimeConfig.Builder()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(-1)
            .setMaxHeaderCount(-1)
            .setMaxContentLen(-1)
            .setMalformedHeaderStartsBody(false)
            .build();
    private static final Pattern FOLD = Pattern.compile("\\r?\\n(?=[ \\t])");
    private static final Pattern BOUNDARY =
            Pattern.compile("(?m)^--([^\\s-][^\\r\\n]{0,200}?|-{1,200}[^\\s-][^\\r\\n]{0,200}?)[ \\t]*\\r?$");

    private MimeReader() {}

    static MimePart read(InputStream octets) {
        var stream = new MimeTokenStream(TOLERANT);
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        stream.parse(octets);
        try {
            return read(stream);
        } catch (IOException | MimeException broken) {
            throw new UnreadableMail("It is no message: " + broken.getMessage(), broken);
        }
    }

    private static MimePart read(MimeTokenStream stream) throws IOException, MimeException {
        var root = new MimePart();
        Deque<MimePart> open = new ArrayDeque<>();
        open.push(root);
        while (true) {
            var state = stream.getState();
            switch (state) {
                case T_END_OF_STREAM -> {
                    return root;
                }
                case T_START_BODYPART -> {
                    if (open.size() > DEEPEST) {
                        throw new UnreadableMail("Its parts are nested more than " + DEEPEST + " deep.");
                    }
                    var part = new MimePart();
                    open.element().add(part);
                    open.push(part);
                }
                case T_END_BODYPART -> mended(open.pop());
                case T_FIELD ->
                    open.element().add(new MimePart.Field(stream.getField().getName(), body(stream)));
                case T_PREAMBLE -> open.element().begins(stream.getInputStream().readAllBytes());
                case T_BODY -> open.element().holds(decoded(stream));
                case T_END_MESSAGE -> mended(root);
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
        var encoding = stream.getBodyDescriptor().getTransferEncoding();
        if (encoding != null && encoding.toLowerCase(Locale.ROOT).contains("uue")) {
            var all = stream.getInputStream().readAllBytes();
            var files = UuFiles.in(new String(all, StandardCharsets.ISO_8859_1));
            return files.isEmpty() ? all : files.get(0).octets();
        }
        return stream.getDecodedInputStream().readAllBytes();
    }

    /** Parts that were not found because their boundary is missing or is another one. */
    private static void mended(MimePart part) {
        var hidden = part.octets().length > 0 ? part.octets() : part.preamble();
        if (!part.isMultipart() || !part.parts().isEmpty() || hidden.length == 0) {
            return;
        }
        var start = new String(hidden, 0, Math.min(hidden.length, 64 * 1024), StandardCharsets.ISO_8859_1);
        var line = BOUNDARY.matcher(start);
        if (line.find()) {
            var header =
                    "Content-Type: multipart/mixed; boundary=\"" + line.group(1).replace("\"", "\\\"") + "\"\r\n\r\n";
            var found = read(new SequenceInputStream(
                    new ByteArrayInputStream(header.getBytes(StandardCharsets.ISO_8859_1)),
                    new ByteArrayInputStream(hidden)));
            found.parts().forEach(part::add);
        } else {
            var text = new MimePart();
            text.add(new MimePart.Field("Content-Type", "text/plain"));
            text.holds(hidden);
            part.add(text);
        }
        part.holds(new byte[0]);
    }
}
