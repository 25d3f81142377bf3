package org.entente.mailinglist;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.entente.attachment.Attachment;
import org.entente.attachment.Attachments;
import org.entente.mail.MailFile;
import org.entente.mail.MailMessage;

/** The files of posts: the message as it came, what the sender attached, and what was read in them. */
@Singleton
class PostFiles {
    private static final int MOST = 45;

    private final Attachments attachments;

    @Inject
    PostFiles(Attachments attachments) {
        this.attachments = attachments;
    }

    /** The message as it came first, then what is in it. */
    List<String> store(MailingList list, MailMessage message, byte[] octets) {
        var ids = new ArrayList<String>();
        ids.add(store(list, new MailFile("message.eml", "message/rfc822", null, octets)));
        message.files().stream()
                .filter(file -> file.octets().length > 0)
                .limit(MOST)
                .map(file -> store(list, file))
                .filter(id -> !ids.contains(id))
                .forEach(ids::add);
        return ids;
    }

    String store(MailingList list, MailFile file) {
        try {
            return attachments
                    .store(new ByteArrayInputStream(file.octets()), file.name(), uploader(list))
                    .id();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static String uploader(MailingList list) {
        return "list/" + list.name();
    }

    /** The post with what is here of it, for an enricher. */
    Post whole(PostRow row) {
        var files = new ArrayList<Post.File>();
        var extra = new ArrayList<Post.File>();
        for (var file : attachments.of(row.item())) {
            if (file.whole() && !file.id().equals(row.original())) {
                (row.extra().contains(file.id()) ? extra : files)
                        .add(new Post.File(
                                file.name(),
                                file.type(),
                                file.size(),
                                () -> attachments
                                        .open(row.item(), file.id())
                                        .orElseThrow(() -> new IOException("The file is gone."))));
            }
        }
        return new Post(
                row.id(),
                row.list(),
                row.homeSite(),
                row.senderAddress(),
                row.subject(),
                row.sentAt() == null ? row.arrivedAt() : row.sentAt(),
                row.publishedAt(),
                row.notes(),
                files,
                extra);
    }

    /** Whether everything that belongs to it is here. */
    boolean isWhole(PostRow row) {
        return attachments.of(row.item()).stream().allMatch(Attachment::whole);
    }

    /** Its files that are not here, by name; what was added at home is none of them. */
    List<String> missing(PostRow row) {
        return attachments.of(row.item()).stream()
                .filter(file -> !file.whole())
                .filter(file ->
                        !file.id().equals(row.original()) && !row.extra().contains(file.id()))
                .map(Attachment::name)
                .toList();
    }

    /** The message as it came; no octets while it is not here. */
    byte[] original(PostRow row) {
        var id = row.original();
        try (var stream = id == null ? null : attachments.open(row.item(), id).orElse(null)) {
            return stream == null ? new byte[0] : stream.readAllBytes();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
