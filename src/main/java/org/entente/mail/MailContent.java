package org.entente.mail;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a message says and brings, gathered from its parts in their order. */
final class MailContent {
    /** Messages within messages are opened so far; deeper ones are files only. */
    private static final int OPENED = 3;

    private static final Set<String> TNEF = Set.of("application/ms-tnef", "application/vnd.ms-tnef");
    private static final Set<String> SEALED = Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");
    private static final Pattern INLINE_PGP = Pattern.compile("(?m)^-----BEGIN PGP (SIGNED )?MESSAGE-----[ \\t]*$");

    /** A piece of the body: its text, and its HTML where it has some. */
    private record Piece(String text, @Nullable String html) {
        String asHtml() {
            return html != null
                    ? html
                    : "<p style=\"white-space: pre-wrap\">"
                            + text.replace("&", "&amp;").replace("<", "&lt;") + "</p>";
        }
    }

    private final int nesting;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<MailFile> files = new ArrayList<>();
    private boolean sealed;

    /** @param nesting how many messages this one is within */
    MailContent(int nesting) {
        this.nesting = nesting;
    }

    String text() {
        return pieces.stream().map(Piece::text).filter(text -> !text.isBlank()).collect(Collectors.joining("\n\n"));
    }

    @Nullable
    String html() {
        return pieces.stream().allMatch(piece -> piece.html() == null)
                ? null
                : pieces.stream().map(Piece::asHtml).collect(Collectors.joining("\n"));
    }

    List<MailFile> files() {
        return files;
    }

    boolean isSealed() {
        return sealed;
    }

    void take(MimePart part) {
        switch (part.isMultipart() ? part.type() : "") {
            case "" -> leaf(part);
            case "multipart/alternative" -> alternatives(part);
            case "multipart/related" -> {
                take(part.parts().get(0));
                part.parts().stream().skip(1).forEach(this::beside);
            }
            case "multipart/appledouble" -> appleDouble(part);
            case "multipart/signed", "multipart/encrypted" -> {
                sealed = true;
                part.parts().forEach(this::take);
            }
            default -> part.parts().forEach(this::take);
        }
    }

    /** The plain text of one and the HTML of another are the same piece. */
    private void alternatives(MimePart part) {
        @Nullable String text = null;
        @Nullable String html = null;
        for (var alternative : part.parts()) {
            var one = new MailContent(nesting);
            one.take(alternative);
            html = one.html() == null ? html : one.html();
            text = one.html() == null && text == null && !one.text().isBlank() ? one.text() : text;
            files.addAll(one.files());
            sealed |= one.sealed;
        }
        if (text != null || html != null) {
            pieces.add(new Piece(text != null ? text : HtmlText.of(Objects.requireNonNull(html)), html));
        }
    }

    private void beside(MimePart part) {
        if (part.isMultipart() || !part.type().startsWith("text/")) {
            take(part);
        } else {
            file(part, part.name());
        }
    }

    private void appleDouble(MimePart part) {
        var resources = part.parts().stream()
                .filter(half -> half.type().equals("application/applefile"))
                .flatMap(half -> AppleFile.of(half.octets()).stream())
                .findFirst();
        for (var half : part.parts()) {
            if (!half.type().equals("application/applefile")) {
                var name = half.name();
                file(half, name.isBlank() ? resources.map(AppleFile::name).orElse("") : name);
            }
        }
    }

    private void leaf(MimePart part) {
        var type = part.type();
        var name = part.name();
        if (type.equals("message/rfc822") || type.equals("message/global")) {
            nested(part);
        } else if (TNEF.contains(type) || name.equalsIgnoreCase("winmail.dat")) {
            TnefMail.of(part.octets()).ifPresentOrElse(this::tnef, () -> file(part, name));
        } else if (type.equals("application/applefile")) {
            AppleFile.of(part.octets()).ifPresentOrElse(this::apple, () -> file(part, name));
        } else if (name.isBlank() && !part.isAttached() && BodyText.isBody(type)) {
            body(part, type);
        } else {
            sealed |= SEALED.contains(type);
            file(part, name);
        }
    }

    private void body(MimePart part, String type) {
        if (type.equals("text/html")) {
            var html = BodyText.html(part);
            pieces.add(new Piece(HtmlText.of(html), html));
            return;
        }
        var text = BodyText.plain(
                part,
                found -> files.add(new MailFile(
                        FileNames.of(found.name(), "", files.size() + 1),
                        "application/octet-stream",
                        null,
                        found.octets())));
        sealed |= INLINE_PGP.matcher(text).find();
        pieces.add(new Piece(text, null));
    }

    private void file(MimePart part, String name) {
        files.add(new MailFile(
                FileNames.of(name, part.type(), files.size() + 1), part.type(), part.contentId(), part.octets()));
    }

    private void tnef(TnefMail mail) {
        files.addAll(mail.files());
        var html = mail.html();
        if (pieces.stream().allMatch(piece -> piece.text().isBlank())
                && (html != null || !mail.text().isBlank())) {
            pieces.add(new Piece(mail.text().isBlank() && html != null ? HtmlText.of(html) : mail.text(), html));
        }
    }

    private void apple(AppleFile file) {
        var data = file.data();
        if (data != null) {
            files.add(new MailFile(
                    FileNames.of(file.name(), "", files.size() + 1), "application/octet-stream", null, data));
        }
    }

    /** A message within: a file named after its subject; what it says and brings follows. */
    private void nested(MimePart part) {
        if (nesting >= OPENED) {
            file(part, part.name().isBlank() ? "message.eml" : part.name());
            return;
        }
        MailMessage message;
        try {
            message = MailReading.read(new ByteArrayInputStream(part.octets()), nesting + 1);
        } catch (UnreadableMail broken) {
            file(part, part.name().isBlank() ? "message.eml" : part.name());
            return;
        }
        var name = message.subject().isBlank() ? "message" : message.subject().replaceAll("[/\\\\:*?\"<>|]", "-");
        files.add(new MailFile(
                FileNames.of(name + ".eml", part.type(), files.size() + 1),
                part.type(),
                part.contentId(),
                part.octets()));
        files.addAll(message.files());
        if (!message.text().isBlank()) {
            pieces.add(new Piece((message.subject() + "\n\n" + message.text()).strip(), message.html()));
        }
    }
}
