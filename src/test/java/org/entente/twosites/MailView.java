package org.entente.twosites;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A message as a person sees it; what cannot be read is shown as it came. {@code recipient} is that of the envelope. */
record MailView(
        String received, String recipient, String from, String subject, String headers, List<MailView.Piece> pieces) {
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([\\w.:-]+)");

    /**
     * A part that has no parts of its own.
     *
     * @param name of the file; empty: none
     * @param contentId by which HTML refers to it; empty: none
     * @param text the octets as text, where it is text
     */
    record Piece(String type, String name, String contentId, boolean isFile, byte[] octets, String text) {
        boolean isText() {
            return type.equals("text/plain") && !isFile;
        }

        boolean isHtml() {
            return type.equals("text/html") && !isFile;
        }

        /** Under which it is kept. */
        String fileName(int number) {
            return name.isEmpty()
                    ? "part-" + number + "."
                            + type.replaceFirst(".*/", "")
                                    .replace("plain", "txt")
                                    .replace("rfc822", "eml")
                    : name;
        }
    }

    static MailView ofHeaders(Part message) throws MessagingException {
        return new MailView(
                received(message),
                header(message, "Delivered-To"),
                header(message, "From"),
                header(message, "Subject"),
                "",
                List.of());
    }

    static MailView of(byte[] raw) throws MessagingException {
        var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
        var pieces = new ArrayList<Piece>();
        collect(message, pieces);
        var end = new String(raw, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
        return new MailView(
                received(message),
                header(message, "Delivered-To"),
                header(message, "From"),
                header(message, "Subject"),
                guessed(end < 0 ? raw : Arrays.copyOf(raw, end)),
                pieces);
    }

    /** The first HTML of it, with the pictures that came along inside; empty where there is none. */
    String html() {
        var html = pieces.stream()
                .filter(Piece::isHtml)
                .findFirst()
                .map(Piece::text)
                .orElse("");
        for (var piece : pieces) {
            if (!piece.contentId().isEmpty() && piece.type().startsWith("image/")) {
                var data = Base64.getEncoder().encodeToString(piece.octets());
                html = html.replace("cid:" + piece.contentId(), "data:" + piece.type() + ";base64," + data);
            }
        }
        return html;
    }

    private static void collect(Part part, List<Piece> pieces) {
        try {
            if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    collect(parts.getBodyPart(i), pieces);
                }
                return;
            }
            pieces.add(piece(part));
        } catch (MessagingException | IOException broken) {
            pieces.add(new Piece("text/plain", "", "", false, new byte[0], "(" + broken.getMessage() + ")"));
        }
    }

    private static Piece piece(Part part) throws MessagingException, IOException {
        var name = part.getFileName();
        var id = part.getHeader("Content-ID");
        byte[] octets;
        try (var in = part.getInputStream()) {
            octets = in.readAllBytes();
        }
        var type = part.getContentType().toLowerCase(Locale.ROOT);
        return new Piece(
                type.replaceFirst("(?s)[;\\s].*", ""),
                name == null ? "" : decoded(name),
                id == null ? "" : id[0].strip().replaceAll("^<|>$", ""),
                name != null || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()),
                octets,
                type.startsWith("text/") ? text(octets, CHARSET.matcher(type)) : "");
    }

    private static String text(byte[] octets, Matcher charset) {
        try {
            return charset.find() ? new String(octets, MimeUtility.javaCharset(charset.group(1))) : guessed(octets);
        } catch (UnsupportedEncodingException unknown) {
            return guessed(octets);
        }
    }

    /** When our server had it, from the topmost line of its way. */
    private static String received(Part message) throws MessagingException {
        var lines = message.getHeader("Received");
        return lines == null
                ? ""
                : lines[0].substring(lines[0].lastIndexOf(';') + 1).strip();
    }

    private static String header(Part message, String name) throws MessagingException {
        var values = message.getHeader(name);
        return values == null ? "" : decoded(MimeUtility.unfold(values[0]));
    }

    private static String decoded(String value) {
        try {
            return MimeUtility.decodeText(guessed(value.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (UnsupportedEncodingException unknown) {
            return value;
        }
    }

    /** UTF-8 where it is that, else Latin-1. */
    private static String guessed(byte[] octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException other) {
            return new String(octets, StandardCharsets.ISO_8859_1);
        }
    }
}
