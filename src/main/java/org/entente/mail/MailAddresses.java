package org.entente.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.util.ByteArrayBuffer;

/** The people in a header field: groups taken apart, comments left out, names decoded. */
final class MailAddresses {
    private MailAddresses() {}

    /** @param octets the field's body, one character an octet */
    static List<Mailbox> of(String octets) {
        // the parser takes UTF-8 (RFC 6532)
        var bytes = Charsets.decode(octets.getBytes(StandardCharsets.ISO_8859_1), null)
                .getBytes(StandardCharsets.UTF_8);
        return LenientAddressParser.DEFAULT
                .parseAddressList(new ByteArrayBuffer(bytes, true), new ParserCursor(0, bytes.length))
                .flatten()
                .stream()
                .map(mailbox -> new Mailbox(name(mailbox.getName()), address(mailbox.getAddress())))
                .filter(mailbox -> mailbox.address().indexOf('@') > 0)
                .toList();
    }

    private static String name(String octets) {
        return octets == null
                ? ""
                : HeaderText.decode(octets).replaceAll("\\s+", " ").strip();
    }

    private static String address(String octets) {
        return HeaderText.decode(octets).replaceAll("[\\p{Cntrl}\\s<>]", "").toLowerCase(Locale.ROOT);
    }
}
