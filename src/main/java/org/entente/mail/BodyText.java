package org.entente.mail;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Consumer;

/** The text of a part that is read rather than saved. */
final class BodyText {
    private static final Set<String> BODIES = Set.of("text/plain", "text/html", "text/enriched", "text/x-plain");

    private BodyText() {}

    static boolean isBody(String type) {
        return BODIES.contains(type);
    }

    static String html(MimePart part) {
        var declared = part.typeHeader().parameter("charset");
        return Charsets.decode(part.octets(), declared.isBlank() ? HtmlCharset.declaredIn(part.octets()) : declared);
    }

    /** With line ends of one LF, paragraphs whole, and without files in uuencode, which the taker gets. */
    static String plain(MimePart part, Consumer<UuFiles.Found> files) {
        var type = part.typeHeader();
        var octets = part.octets();
        var found = UuFiles.in(new String(octets, StandardCharsets.ISO_8859_1));
        for (int i = found.size() - 1; i >= 0; i--) {
            octets = without(octets, found.get(i));
        }
        found.forEach(files);
        var text = Charsets.decode(octets, type.parameter("charset"))
                .replace("\r\n", "\n")
                .replace('\r', '\n');
        return type.parameter("format").equalsIgnoreCase("flowed")
                ? FlowedText.whole(text, type.parameter("delsp").equalsIgnoreCase("yes"))
                : text;
    }

    private static byte[] without(byte[] octets, UuFiles.Found file) {
        var rest = new byte[octets.length - (file.to() - file.from())];
        System.arraycopy(octets, 0, rest, 0, file.from());
        System.arraycopy(octets, file.to(), rest, file.from(), octets.length - file.to());
        return rest;
    }
}
