package org.entente.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that this site writes itself: UTF-8 text, perhaps HTML beside it with its pictures, files, and any headers.
 * {@link #write} gives the octets with CRLF and a Message-ID.
 */
public final class Letter {
    private static final Session NONE = Session.getInstance(new Properties());

    private final Mailbox from;
    private final List<Mailbox> to = new ArrayList<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<MailFile> pictures = new ArrayList<>();
    private final List<MailFile> files = new ArrayList<>();
    private String messageId;
    private String subject = "";
    private String text = "";
    private Instant date = Instant.now();
    private @Nullable String html;
    private @Nullable MailFile calendar;

    public Letter(Mailbox from) {
        this.from = from;
        this.messageId =
                UUID.randomUUID() + from.address().substring(from.address().indexOf('@'));
    }

    /** A machine's answer (RFC 3834), which goes out with the null sender. */
    public static Letter answer(Mailbox from, String inReplyTo) {
        var letter = new Letter(from).header("Auto-Submitted", "auto-replied");
        return inReplyTo.isEmpty() ? letter : letter.answers(inReplyTo);
    }

    public Letter to(Mailbox recipient) {
        to.add(recipient);
        return this;
    }

    public Letter subject(String line) {
        subject = LetterParts.line(line);
        return this;
    }

    public Letter text(String words) {
        text = LetterParts.crlf(words);
        return this;
    }

    /** A whole document; {@code shown} is what it shows by {@code cid:}. */
    public Letter html(String document, List<MailFile> shown) {
        html = LetterParts.crlf(document);
        pictures.addAll(shown);
        return this;
    }

    /** What a calendar takes from it, beside the text (RFC 6047 section 2.4); the type says {@code method=}. */
    public Letter calendar(MailFile beside) {
        calendar = beside;
        return this;
    }

    public Letter file(MailFile file) {
        files.add(file);
        return this;
    }

    public Letter messageId(String id) {
        messageId = LetterParts.line(id);
        return this;
    }

    public Letter date(Instant at) {
        date = at;
        return this;
    }

    /** The message that it answers, without brackets. */
    public Letter answers(String id) {
        return header("In-Reply-To", "<" + id + ">").header("References", "<" + id + ">");
    }

    /** One more header field, ASCII or not, on one line. */
    public Letter header(String name, String value) {
        headers.put(name, LetterParts.line(value));
        return this;
    }

    public byte[] write() {
        try {
            var message = new MimeMessage(NONE) {
                @Override
                protected void updateMessageID() throws MessagingException {
                    setHeader("Message-ID", "<" + messageId + ">");
                }
            };
            message.setFrom(LetterParts.address(from));
            for (var recipient : to) {
                message.addRecipient(RecipientType.TO, LetterParts.address(recipient));
            }
            message.setSubject(subject, "UTF-8");
            message.setSentDate(Date.from(date));
            for (var header : headers.entrySet()) {
                message.setHeader(header.getKey(), jakarta.mail.internet.MimeUtility.encodeText(header.getValue()));
            }
            fill(message);
            message.saveChanges();
            var octets = new ByteArrayOutputStream();
            message.writeTo(octets);
            return octets.toByteArray();
        } catch (MessagingException | IOException fault) {
            throw new IllegalStateException("A mail could not be written.", fault);
        }
    }

    private void fill(MimeMessage message) throws MessagingException {
        boolean plain = html == null && calendar == null;
        if (plain && files.isEmpty()) {
            message.setText(text, "UTF-8");
        } else if (files.isEmpty()) {
            message.setContent(body());
        } else {
            var mixed = new MimeMultipart("mixed");
            var words = new MimeBodyPart();
            if (plain) {
                words.setText(text, "UTF-8");
            } else {
                words.setContent(body());
            }
            mixed.addBodyPart(words);
            for (var file : files) {
                mixed.addBodyPart(LetterParts.part(file, Part.ATTACHMENT));
            }
            message.setContent(mixed);
        }
    }

    /** The text, and beside it the HTML with its pictures (RFC 2046 section 5.1.4, RFC 2387) or the calendar. */
    private MimeMultipart body() throws MessagingException {
        var both = new MimeMultipart("alternative");
        var plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        both.addBodyPart(plain);
        if (html != null) {
            both.addBodyPart(shown(html));
        }
        if (calendar != null) {
            var beside = new MimeBodyPart();
            beside.setDataHandler(new DataHandler(new ByteArrayDataSource(calendar.octets(), calendar.type())));
            both.addBodyPart(beside);
        }
        return both;
    }

    private MimeBodyPart shown(String document) throws MessagingException {
        var shown = new MimeBodyPart();
        if (pictures.isEmpty()) {
            shown.setText(document, "UTF-8", "html");
        } else {
            var related = new MimeMultipart("related");
            var page = new MimeBodyPart();
            page.setText(document, "UTF-8", "html");
            related.addBodyPart(page);
            for (var picture : pictures) {
                related.addBodyPart(LetterParts.part(picture, Part.INLINE));
            }
            shown.setContent(related);
        }
        return shown;
    }
}
