package org.entente.mailinglist;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.entente.mail.Letter;
import org.entente.mail.MailMessage;
import org.entente.mail.Mailbox;
import org.entente.web.Texts;

/**
 * The posts of a day in one mail: a table of contents, then the posts as messages of their own (multipart/digest, RFC
 * 2046 section 5.1.5), so that a reader's program can open and answer each.
 */
final class DigestMail {
    private DigestMail() {}

    /**
     * @param posts as they would have gone out by themselves, in the order of {@code rows}
     * @param fields of the list, to stand in the head
     */
    static byte[] write(
            MailingList list,
            List<PostRow> rows,
            List<byte[]> posts,
            List<MailMessage.Header> fields,
            String page,
            Locale language,
            Instant now) {
        var title = list.settings().title(language);
        var letter = new Letter(new Mailbox(title, list.address()))
                .to(new Mailbox(title, list.address()))
                .date(now)
                .subject(Texts.text(language, "mailinglist.digest.subject", title, rows.size()))
                .text("-");
        fields.forEach(field -> letter.header(field.name(), field.value()));
        var out = new ByteArrayOutputStream();
        RawHeader.copy(letter.write(), name -> !name.startsWith("content-") && !name.equals("mime-version"), out);
        var head = out.toString(StandardCharsets.ISO_8859_1);
        head = head.substring(0, head.indexOf("\r\n\r\n") + 2);
        out.reset();
        var outer = "=_" + UUID.randomUUID();
        var inner = "=_" + UUID.randomUUID();
        line(out, head + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"" + outer + "\"\r\n");
        line(
                out,
                "--" + outer + "\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n");
        line(
                out,
                Base64.getMimeEncoder()
                        .encodeToString(contents(list, rows, page, language).getBytes(StandardCharsets.UTF_8)));
        line(out, "--" + outer + "\r\nContent-Type: multipart/digest; boundary=\"" + inner + "\"\r\n");
        for (var post : posts) {
            // what a part of a digest is when it does not say; some programs forget that
            line(out, "--" + inner + "\r\nContent-Type: message/rfc822\r\n");
            out.writeBytes(post);
            line(out, "");
        }
        line(out, "--" + inner + "--\r\n\r\n--" + outer + "--");
        return out.toByteArray();
    }

    private static String contents(MailingList list, List<PostRow> rows, String page, Locale language) {
        var text = new StringBuilder();
        int number = 0;
        for (var row : rows) {
            var sender = row.senderName().isBlank() ? row.senderAddress() : row.senderName();
            text.append(++number)
                    .append(". ")
                    .append(row.subject())
                    .append(" (")
                    .append(sender)
                    .append(")\r\n");
        }
        return text + "\r\n-- \r\n"
                + Texts.text(
                        language, "mailinglist.digest.footer", list.settings().title(language), page) + "\r\n";
    }

    private static void line(ByteArrayOutputStream out, String text) {
        out.writeBytes((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
}
