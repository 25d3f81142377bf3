package org.entente.mailinglist;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entente.mail.Letter;
import org.entente.mail.MailFile;
import org.entente.mail.MailMessage;
import org.entente.mail.Mailbox;
import org.entente.mailinglist.PostEnricher.Piece;
import org.entente.site.Site;
import org.entente.web.Texts;
import org.jspecify.annotations.Nullable;

/**
 * A post as its members get it. The message is written anew, in UTF-8 and with names that every platform reads, under its
 * own Message-ID, date and sender; what is signed or encrypted keeps its body octet for octet and gets headers alone. The
 * list's fields: RFC 2369, 2919, 5064 and, for a personal mail, 8058.
 */
@Singleton
class Composer {
    /** What a reader's program may want to know of the original. */
    private static final List<String> KEPT = List.of(
            "Importance", "X-Priority", "Priority", "Sensitivity", "Keywords", "Organization", "Auto-Submitted");

    /** Of a sealed message: what is of its way here, and what would be wrong on its way from here. */
    private static final Set<String> DROPPED = Set.of(
            "return-path",
            "delivered-to",
            "x-original-to",
            "received",
            "authentication-results",
            "dkim-signature",
            "domainkey-signature",
            "received-spf",
            "disposition-notification-to",
            "return-receipt-to",
            "precedence",
            "sender",
            "message-id");

    private final String site;

    @Inject
    Composer(Site site) {
        this(site.address());
    }

    Composer(String site) {
        this.site = site;
    }

    /**
     * What is known of a post when it goes out.
     *
     * @param message null while the original is not here
     * @param octets the original
     * @param missing the names of files that are not here, and what else the mail has to say
     */
    record Material(
            PostRow post, @Nullable MailMessage message, byte[] octets, Optional<Piece> piece, List<String> missing) {}

    byte[] compose(MailingList list, Material material, Locale language) {
        var message = material.message();
        return message != null && message.sealed() ? sealed(list, material, language) : anew(list, material, language);
    }

    private byte[] anew(MailingList list, Material material, Locale language) {
        var post = material.post();
        var message = material.message();
        var sender = new Mailbox(post.senderName(), post.senderAddress());
        var letter = new Letter(
                        list.settings().fromMunged()
                                ? new Mailbox(
                                        Texts.text(
                                                language,
                                                "mailinglist.mail.via",
                                                sender.shown(),
                                                list.settings().title(language)),
                                        list.address())
                                : sender)
                .messageId(post.messageId())
                .date(post.sentAt() == null ? post.arrivedAt() : post.sentAt())
                .subject(post.subject());
        listFields(list, post, language).forEach(line -> letter.header(line.name(), line.value()));
        if (!post.parents().isEmpty()) {
            letter.answers(post.parents().get(post.parents().size() - 1))
                    .header("References", "<" + String.join("> <", post.parents()) + ">");
        }
        if (list.settings().fromMunged()) {
            letter.header("Reply-To", post.senderAddress());
        }
        boolean toList = message == null || message.to().isEmpty();
        (toList ? List.of(new Mailbox(list.settings().title(language), list.address())) : message.to())
                .forEach(letter::to);
        if (message != null) {
            KEPT.forEach(name -> message.header(name).ifPresent(value -> letter.header(name, value)));
            if (!message.cc().isEmpty()) {
                letter.header(
                        "Cc",
                        String.join(
                                ", ",
                                message.cc().stream().map(Mailbox::address).toList()));
            }
        }
        fill(letter, list, material, language);
        return letter.write();
    }

    private void fill(Letter letter, MailingList list, Material material, Locale language) {
        var message = material.message();
        var text = message == null ? material.post().text() : message.text();
        var above = new StringBuilder();
        material.piece().ifPresent(piece -> above.append(piece.text()).append("\n\n"));
        material.missing().forEach(line -> above.append(line).append('\n'));
        var below = footer(list, material.post(), language);
        letter.text((above.isEmpty() ? "" : above + "\n") + text.stripTrailing() + "\n\n-- \n" + below);
        var pictures = new ArrayList<MailFile>();
        material.piece().ifPresent(piece -> pictures.addAll(piece.pictures()));
        var html = message == null ? null : message.html();
        var files = message == null ? List.<MailFile>of() : message.files();
        for (var file : files) {
            if (html != null && file.contentId() != null && html.contains("cid:" + file.contentId())) {
                pictures.add(file);
            } else {
                letter.file(file);
            }
        }
        if (html != null || material.piece().isPresent()) {
            letter.html(
                    HtmlMail.document(
                            html, text, material.piece().map(Piece::html).orElse(""), material.missing(), below),
                    pictures);
        }
    }

    private String footer(MailingList list, PostRow post, Locale language) {
        return Texts.text(
                language,
                "mailinglist.mail.footer",
                list.settings().title(language),
                list.address(),
                site + "/posts/" + post.id(),
                site + "/lists/" + list.name());
    }

    List<MailMessage.Header> listFields(MailingList list, PostRow post, Locale language) {
        var page = site + "/lists/" + list.name();
        var fields = new ArrayList<MailMessage.Header>();
        fields.add(new MailMessage.Header(
                "List-Id", quoted(list.settings().title(language)) + " <" + list.listId() + ">"));
        fields.add(new MailMessage.Header("List-Post", "<mailto:" + list.address() + ">"));
        fields.add(new MailMessage.Header("List-Help", "<" + page + ">"));
        fields.add(new MailMessage.Header("List-Owner", "<mailto:" + list.address("owner") + ">"));
        fields.add(new MailMessage.Header("List-Subscribe", "<mailto:" + list.address("join") + ">"));
        fields.add(new MailMessage.Header("List-Archive", "<" + page + ">"));
        fields.add(new MailMessage.Header("Archived-At", "<" + site + "/posts/" + post.id() + ">"));
        fields.add(new MailMessage.Header("Precedence", "list"));
        if (!list.settings().personal()) {
            fields.add(new MailMessage.Header(
                    "List-Unsubscribe", "<mailto:" + list.address("leave") + ">, <" + page + ">"));
        }
        return fields;
    }

    /** ASCII alone: a List-Id's description is a phrase, and few programs decode it. */
    private static String quoted(String title) {
        return '"'
                + java.text.Normalizer.normalize(title, java.text.Normalizer.Form.NFD)
                        .replaceAll("[^ -~]|[\"\\\\]", "")
                + '"';
    }

    /** What stands on top of one member's own copy: leaving with one click (RFC 8058), and by mail. */
    String personal(MailingList list, String token) {
        return "List-Unsubscribe: <" + site + "/lists/leave/" + token + ">,\r\n <mailto:" + list.address("leave")
                + ">\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";
    }

    /** Its header fields as they stand, without what is dropped; then the body, untouched. */
    private byte[] sealed(MailingList list, Material material, Locale language) {
        var octets = new ByteArrayOutputStream(material.octets().length + 2_000);
        listFields(list, material.post(), language)
                .forEach(field -> octets.writeBytes(
                        (field.name() + ": " + field.value() + "\r\n").getBytes(StandardCharsets.US_ASCII)));
        octets.writeBytes(("Message-ID: <" + material.post().messageId() + ">\r\n").getBytes(StandardCharsets.UTF_8));
        RawHeader.copy(material.octets(), name -> !DROPPED.contains(name) && !name.startsWith("list-"), octets);
        return octets.toByteArray();
    }
}
