package org.entente.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A form that was sent after its session had ended. It waits in the sign-in page and is offered again afterwards, so
 * that nothing which was typed is lost. Forms with files cannot be held: the browser's Back button still has those.
 *
 * @param action where it was sent to, a path of this site
 */
public record HeldForm(String action, List<Field> fields) {
    /** One field as it was sent. */
    public record Field(String name, String value) {}

    /** The form of a body of {@code application/x-www-form-urlencoded}; a {@link org.entente.site.Problem} if it is none. */
    static HeldForm of(String action, String body) {
        try {
            return new HeldForm(
                    Paths.next(action),
                    Stream.of(body.split("&"))
                            .filter(pair -> !pair.isEmpty())
                            .map(pair -> pair.split("=", 2))
                            .map(pair -> new Field(plain(pair[0]), pair.length < 2 ? "" : plain(pair[1])))
                            .toList());
        } catch (IllegalArgumentException e) {
            throw Problems.problem(400, "bad-request");
        }
    }

    private static String plain(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
