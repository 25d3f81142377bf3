package org.entente.memo;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.attachment.Attachment;
import org.entente.attachment.Attachments;
import org.entente.mail.MailFile;

/** What of a memo's files goes into its mail: what is here and fits, in their order; the rest is named. */
@Singleton
class Enclosures {
    private final Attachments attachments;
    private final long most;

    @Inject
    Enclosures(Attachments attachments, @ConfigProperty(name = "entente.memo.mail.attach-up-to") long most) {
        this.attachments = attachments;
        this.most = most;
    }

    List<Enclosure> of(String item) {
        var enclosures = new ArrayList<Enclosure>();
        long sum = 0;
        for (var file : attachments.of(item)) {
            boolean fits = file.whole() && sum + file.size() <= most;
            sum += fits ? file.size() : 0;
            enclosures.add(new Enclosure(
                    file.name(),
                    file.size(),
                    fits ? "attached" : file.whole() ? "page" : file.damaged() ? "damaged" : "arriving",
                    fits ? new MailFile(file.name(), file.type(), null, octets(item, file)) : null));
        }
        return enclosures;
    }

    private byte[] octets(String item, Attachment file) {
        try (var stream = attachments.open(item, file.id()).orElseThrow()) {
            return stream.readAllBytes();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
