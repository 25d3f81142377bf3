package org.entente.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A form that was sent after its session had ended. It waits in the sign-in page and is offered again afterwards, so
 * that nothing which was typed is lost. Files are not held: they have to be chosen again.
 *
 * @param action where it was sent to, a path of this site
 * @param multipart whether it was sent, and has to be sent again, as multipart/form-data
 */
public record HeldForm(String action, boolean multipart, List<Field> fields) {
    private static final String MULTIPART = "multipart:";
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]{1,70})\"?");
    private static final Pattern NAME = Pattern.compile("(?i)content-disposition:[^\\r\\n]*[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE = Pattern.compile("(?i)content-disposition:[^\\r\\n]*filename");

    /** One field as it was sent. */
    public record Field(String name, String value) {}

    /** The form that {@link #held} made; a {@link org.entente.site.Problem} if it is none. */
    static HeldForm of(String action, String held) {
        try {
            var multipart = held.startsWith(MULTIPART);
            var fields = Stream.of(
                            held.substring(multipart ? MULTIPART.length() : 0).split("&"))
                    .filter(pair -> !pair.isEmpty())
                    .map(pair -> pair.split("=", 2))
                    .map(pair -> new Field(plain(pair[0]), pair.length < 2 ? "" : plain(pair[1])))
                    .toList();
            return new HeldForm(Paths.next(action), multipart, fields);
        } catch (IllegalArgumentException e) {
            throw Problems.problem(400, "bad-request");
        }
    }

    /** The form as one line; {@code body} may be cut short within a file. */
    static String held(String mediaType, byte[] body) {
        var boundary = BOUNDARY.matcher(mediaType);
        if (!boundary.find()) {
            return new String(body, StandardCharsets.ISO_8859_1);
        }
        // ISO 8859-1 keeps every octet; names and values are UTF-8 within it
        var parts = new String(body, StandardCharsets.ISO_8859_1).split(Pattern.quote("--" + boundary.group(1)), -1);
        return MULTIPART
                + Stream.of(parts)
                        .limit(parts.length - 1L)
                        .flatMap(part -> field(part).stream())
                        .map(field -> encoded(field.name()) + "=" + encoded(field.value()))
                        .collect(Collectors.joining("&"));
    }

    private static Optional<Field> field(String part) {
        var name = NAME.matcher(part);
        var begin = part.indexOf("\r\n\r\n");
        if (begin < 0
                || !part.endsWith("\r\n")
                || !name.find()
                || FILE.matcher(part.substring(0, begin)).find()) {
            return Optional.empty();
        }
        var value = part.substring(begin + 4, Math.max(begin + 4, part.length() - 2));
        return Optional.of(new Field(utf8(name.group(1)), utf8(value)));
    }

    private static String utf8(String octets) {
        return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static String plain(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    private static String encoded(String plain) {
        return URLEncoder.encode(plain, StandardCharsets.UTF_8);
    }
}
