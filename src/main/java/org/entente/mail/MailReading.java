package org.entente.mail;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.james.mime4j.field.DateTimeFieldLenientImpl;
import org.apache.james.mime4j.stream.RawField;
import org.jspecify.annotations.Nullable;

/** Reads a message (RFC 5322, MIME), whatever made it, as a person would. */
public final class MailReading {
    private static final Pattern ID = Pattern.compile("<([^<>]*)>");
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private MailReading() {}

    public static MailMessage read(byte[] octets) {
        return read(new ByteArrayInputStream(octets));
    }

    /**
     * Holds what it reads once, decoded.
     *
     * @throws RuntimeException where nobody can make sense of it; the message says why
     */
    public static MailMessage read(InputStream octets) {
        try {
            return read(octets, 0);
        } catch (UnreadableMail | UnopenedMail | org.entente.site.DatabaseFault fault) {
            throw fault;
        } catch (RuntimeException | StackOverflowError broken) {
            throw new UnreadableMail("This mail cannot be read: " + broken, broken);
        }
    }

    static MailMessage read(InputStream octets, int nesting) {
        var root = MimeReader.read(octets);
        var content = new MailContent(nesting);
        content.take(root);
        var from = people(root, "From");
        return new MailMessage(
                headers(root),
                first(ids(root, "Message-ID")),
                ids(root, "In-Reply-To"),
                ids(root, "References"),
                Stream.concat(from.stream(), people(root, "Sender").stream())
                        .findFirst()
                        .orElse(null),
                people(root, "Reply-To"),
                people(root, "To"),
                people(root, "Cc"),
                line(root.field("Subject")),
                sentAt(root),
                content.text(),
                content.html(),
                content.files(),
                content.isSealed());
    }

    private static List<MailMessage.Header> headers(MimePart root) {
        return root.fields().stream()
                .map(field -> new MailMessage.Header(field.name(), line(field.body())))
                .toList();
    }

    private static String line(String octets) {
        return HeaderText.decode(octets).replaceAll("\\s+", " ").strip();
    }

    private static List<Mailbox> people(MimePart root, String name) {
        return root.fields().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .flatMap(field -> MailAddresses.of(field.body()).stream())
                .distinct()
                .toList();
    }

    /** In brackets, or else whatever stands there. */
    private static List<String> ids(MimePart root, String name) {
        var body = line(root.field(name));
        var found = new ArrayList<String>();
        ID.matcher(body).results().map(id -> id.group(1).strip()).forEach(found::add);
        if (found.isEmpty()) {
            found.addAll(List.of(body.split("[\\s,<>]+")));
        }
        found.removeIf(String::isBlank);
        return found;
    }

    private static String first(List<String> all) {
        return all.isEmpty() ? "" : all.get(0);
    }

    private static @Nullable Instant sentAt(MimePart root) {
        var body = line(root.field("Date"));
        if (body.isBlank()) {
            return null;
        }
        var date = DateTimeFieldLenientImpl.PARSER
                .parse(new RawField("Date", body), null)
                .getDate();
        var sent = date == null ? null : date.toInstant();
        return sent == null || sent.isBefore(FIRST) || sent.isAfter(LAST) ? null : sent;
    }
}
