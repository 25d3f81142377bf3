package org.entente.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.TNEFAttribute;
import org.apache.poi.hmef.attribute.TNEFProperty;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.jspecify.annotations.Nullable;

/**
 * What Outlook hides in a {@code winmail.dat} (TNEF): files, and a text, which mostly stands in the mail too.
 *
 * @param html null for none; one that is only there as RTF is left in the file
 */
record TnefMail(String text, @Nullable String html, List<MailFile> files) {
    private static final int LARGEST = 64 * 1024 * 1024;

    static {
        TNEFAttribute.setMaxRecordLength(LARGEST);
        MAPIAttribute.setMaxRecordLength(LARGEST);
    }

    /** Empty where it cannot be read. */
    static Optional<TnefMail> of(byte[] octets) {
        try {
            var message = new HMEFMessage(new ByteArrayInputStream(octets));
            var files = new ArrayList<MailFile>();
            for (var attachment : message.getAttachments()) {
                file(attachment, files.size() + 1).ifPresent(files::add);
            }
            return Optional.of(new TnefMail(text(message), html(message), files));
        } catch (IOException | RuntimeException broken) {
            return Optional.empty();
        }
    }

    private static Optional<MailFile> file(Attachment attachment, int place) {
        if (attachment.getAttribute(TNEFProperty.ID_ATTACHDATA) == null
                && attachment.getMAPIAttribute(MAPIProperty.ATTACH_DATA) == null) {
            return Optional.empty();
        }
        var type = string(attachment.getMAPIAttribute(MAPIProperty.ATTACH_MIME_TAG));
        var id = string(attachment.getMAPIAttribute(MAPIProperty.ATTACH_CONTENT_ID));
        var longName = string(attachment.getMAPIAttribute(MAPIProperty.ATTACH_LONG_FILENAME));
        var title = attachment.getAttribute(TNEFProperty.ID_ATTACHTITLE);
        var name = longName.isEmpty() && title != null ? Charsets.decode(title.getData(), "windows-1252") : longName;
        return Optional.of(new MailFile(
                FileNames.of(name, type, place),
                type.isEmpty() ? "application/octet-stream" : type,
                id.isEmpty() ? null : id,
                attachment.getContents()));
    }

    private static String text(HMEFMessage message) {
        var mapi = string(message.getMessageMAPIAttribute(MAPIProperty.BODY));
        var plain = message.getMessageAttribute(TNEFProperty.ID_BODY);
        return mapi.isEmpty() && plain != null ? Charsets.decode(plain.getData(), null) : mapi;
    }

    private static @Nullable String html(HMEFMessage message) {
        var body = message.getMessageMAPIAttribute(MAPIProperty.BODY_HTML);
        return body == null ? null : Charsets.decode(body.getData(), HtmlCharset.declaredIn(body.getData()));
    }

    /** Type 31 is UTF-16, 30 is what the sender's system has. */
    private static String string(@Nullable MAPIAttribute attribute) {
        if (attribute == null) {
            return "";
        }
        var data = attribute.getData();
        Charset wide = StandardCharsets.UTF_16LE;
        var text = attribute.getType() == 31 ? new String(data, wide) : Charsets.decode(data, "windows-1252");
        return Charsets.withoutNuls(text).strip();
    }
}
