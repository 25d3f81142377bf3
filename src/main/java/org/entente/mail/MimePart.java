package org.entente.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One entity of a message (RFC 2045): its fields, and either what it holds, decoded, or its own parts. */
final class MimePart {
    /** Of a field of parameters no more is looked at. */
    private static final int LONGEST = 64 * 1024;

    private static final Pattern TOKENS = Pattern.compile("[a-z0-9!#$&^_.+-]{1,127}/[a-z0-9!#$&^_.+-]{1,127}");

    /** A field; its body is unfolded, one character an octet. */
    record Field(String name, String body) {}

    private final List<Field> fields = new ArrayList<>();
    private final List<MimePart> parts = new ArrayList<>();
    private byte[] octets = new byte[0];
    private byte[] preamble = new byte[0];
    private @Nullable MediaHeader type;
    private @Nullable MediaHeader disposition;

    void add(Field field) {
        fields.add(field);
    }

    void add(MimePart part) {
        parts.add(part);
    }

    void holds(byte[] decoded) {
        octets = decoded;
    }

    void begins(byte[] before) {
        preamble = before;
    }

    List<Field> fields() {
        return fields;
    }

    List<MimePart> parts() {
        return parts;
    }

    byte[] octets() {
        return octets;
    }

    /** What stands before the first part. */
    byte[] preamble() {
        return preamble;
    }

    /** The body of the topmost field of that name, or an empty string. */
    String field(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::body)
                .findFirst()
                .orElse("");
    }

    private MediaHeader header(String name) {
        var body = field(name);
        return new MediaHeader(body.substring(0, Math.min(LONGEST, body.length())));
    }

    MediaHeader typeHeader() {
        var known = type;
        if (known == null) {
            known = header("Content-Type");
            type = known;
        }
        return known;
    }

    private MediaHeader dispositionHeader() {
        var known = disposition;
        if (known == null) {
            known = header("Content-Disposition");
            disposition = known;
        }
        return known;
    }

    /** The media type in lower case; text where none is said. */
    String type() {
        var value = typeHeader().value().split("\\s", 2)[0]; // some leave out the semicolon
        if (TOKENS.matcher(value).matches()) {
            return value;
        }
        return value.contains("/") ? "application/octet-stream" : value.equals("html") ? "text/html" : "text/plain";
    }

    boolean isMultipart() {
        return type().startsWith("multipart/");
    }

    boolean isAttached() {
        return dispositionHeader().value().equals("attachment");
    }

    /** The name that the sender gave, as it came; empty for none. */
    String name() {
        var name = dispositionHeader().parameter("filename");
        return name.isBlank() ? typeHeader().parameter("name") : name;
    }

    @Nullable
    String contentId() {
        var id = HeaderText.decode(field("Content-ID")).strip();
        var bare = id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
        return bare.isBlank() ? null : bare;
    }
}
