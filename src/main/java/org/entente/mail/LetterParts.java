package org.entente.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;

/** What a letter is made of, as RFC 5322 wants it. */
final class LetterParts {
    private LetterParts() {}

    static MimeBodyPart part(MailFile file, String disposition) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.octets(), file.type())));
        part.setFileName(file.name());
        part.setDisposition(disposition);
        if (file.contentId() != null) {
            part.setContentID("<" + file.contentId() + ">");
        }
        return part;
    }

    /** Angus Mail would let a line end through, and with it another header. */
    static String line(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    static String crlf(String words) {
        return words.replaceAll("\r\n?|\n", "\r\n");
    }

    static InternetAddress address(Mailbox mailbox) {
        try {
            return new InternetAddress(
                    mailbox.address(), mailbox.name().isBlank() ? null : mailbox.name(), StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
