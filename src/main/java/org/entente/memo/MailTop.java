package org.entente.memo;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import org.entente.mail.OutgoingMail;
import org.entente.people.MailReader;

/** What is put on top of a letter for one of those who get it: whom it is to. */
final class MailTop {
    private MailTop() {}

    static OutgoingMail.Recipient of(MailReader reader) {
        try {
            var name = line(reader.name());
            var address = reader.address().replaceAll("[\\s\\p{Cntrl}]+", "");
            var to = new InternetAddress(address, name, StandardCharsets.UTF_8.name());
            return new OutgoingMail.Recipient(address, "To: " + MimeUtility.fold(4, to.toString()) + "\r\n");
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A name as it may stand in a header: Angus Mail would let a line end through. */
    static String line(String name) {
        return name.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
