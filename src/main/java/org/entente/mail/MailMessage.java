package org.entente.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message (RFC 5322) as a person would read it, whatever made it: charsets that were declared wrongly, TNEF,
 * AppleDouble and odd file names are put right here. {@link MailReading} reads one.
 *
 * @param headers all of them from the top, unfolded and decoded (RFC 2047)
 * @param messageId without angle brackets; empty where there is none
 * @param inReplyTo the ids that it answers, without brackets
 * @param references the ids of its thread, the oldest first
 * @param from who wrote it; null where nobody is named
 * @param sentAt its {@code Date}; null where there is none that can be read
 * @param text what it says as plain text: the plain alternative, else the text of the HTML one; behind it what messages
 *     within it say; lines end in LF; empty for none
 * @param html the HTML alternative as it came, for {@link MailHtml} to clean; null for none
 * @param files what is attached, and what the HTML shows from within, in order; a message within it is a file named after
 *     its subject, and its own files follow
 * @param sealed signed or encrypted (RFC 1847, S/MIME, inline PGP): its body must be passed on octet for octet
 */
public record MailMessage(
        List<Header> headers,
        String messageId,
        List<String> inReplyTo,
        List<String> references,
        @Nullable Mailbox from,
        List<Mailbox> replyTo,
        List<Mailbox> to,
        List<Mailbox> cc,
        String subject,
        @Nullable Instant sentAt,
        String text,
        @Nullable String html,
        List<MailFile> files,
        boolean sealed) {
    public MailMessage {
        headers = List.copyOf(headers);
        inReplyTo = List.copyOf(inReplyTo);
        references = List.copyOf(references);
        replyTo = List.copyOf(replyTo);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        files = List.copyOf(files);
    }

    /** A header field, its value on one line. */
    public record Header(String name, String value) {}

    /** The topmost header of that name. */
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /** All headers of that name, from the top. */
    public List<String> headers(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }
}
